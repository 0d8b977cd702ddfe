import type { Plan } from './plan.ts';

/** "Linear 10% every 3 min", "Canary 10% for 5 min", "All at once". For an unknown plan the name of its config. */
export function describePlan(plan: Plan): string {
  if (plan.replacedAt !== undefined)
    return `${plan.configName}, which was made again after this rollout began: its steps are not known`;
  const [first, second] = plan.steps;
  if (plan.kind === 'all-at-once' || (plan.kind === 'linear' && first && !second)) return 'All at once';
  if (!first || !second || plan.kind === 'unknown') return plan.configName;
  return plan.kind === 'canary'
    ? `Canary ${first.percent}% for ${span(second.afterSeconds)}`
    : `Linear ${first.percent}% every ${span(second.afterSeconds)}`;
}

function span(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
