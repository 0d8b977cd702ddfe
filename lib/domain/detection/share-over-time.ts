import type { Plan } from '../plan/plan.ts';

/** Seconds from the first shift until the plan gives the candidate all the traffic; null: an unknown plan. */
export function secondsUntilAll(plan: Plan): number | null {
  return plan.steps.find((step) => step.percent >= 100)?.afterSeconds ?? null;
}

/** The candidate's share (0–1) integrated over the seconds from the first shift until `seconds`. */
export function shareSeconds(plan: Plan, seconds: number): number {
  let sum = 0;
  for (const [index, step] of plan.steps.entries()) {
    const until = Math.min(seconds, plan.steps[index + 1]?.afterSeconds ?? Number.POSITIVE_INFINITY);
    if (until > step.afterSeconds) sum += ((until - step.afterSeconds) * step.percent) / 100;
  }
  return sum;
}
