import { binomialBand } from '@/lib/domain/statistics/binomial-band.ts';
import { formatClock } from '@/lib/domain/format/format-clock.ts';
import { formatAge } from '@/lib/domain/format/format-age.ts';
import { formatUtcMinute } from '@/lib/domain/format/format-utc.ts';
import { formatPlural } from '@/lib/domain/format/format-count.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import { meanPercent } from '@/lib/domain/statistics/mean-percent.ts';
import type { Rollout, Share } from '@/lib/domain/rollout/rollout.ts';
import { OFF_PLAN_WORDS } from '@/lib/domain/rollout/describe-off-plan.ts';
import { toMs } from '@/lib/domain/time/iso.ts';

const MINUTE_MS = 60_000;

/**
 * Where 95% of counted shares of the observed minute should fall. A minute with a step in it had neither the old share
 * nor the new one, so the plan's mean over that minute is taken, where the rollout is known to keep to its plan. null:
 * nothing was counted, or the alias was last read before that minute, so that its share then is not known.
 */
export function observedBand(
  rollout: Pick<Rollout, 'share' | 'plan' | 'asOf'>,
): { lowPercent: number; highPercent: number } | null {
  const { routedPercent, observedAt, observedCalls } = rollout.share;
  if (routedPercent === null || observedAt === null || observedCalls === null) return null;
  if (rollout.asOf.lambda === null || toMs(rollout.asOf.lambda) < toMs(observedAt)) return null;
  return binomialBand(meanOfMinute(rollout, observedAt) ?? routedPercent, observedCalls);
}

/** The steps before the next one are counted back from it: the observed weights anchored the plan there. */
function meanOfMinute({ plan, share }: Pick<Rollout, 'share' | 'plan'>, minute: string): number | null {
  const { next } = share;
  const index = next === null ? -1 : plan.steps.findIndex(({ percent }) => percent === next.percent);
  const nextStep = plan.steps[index];
  if (next === null || nextStep === undefined || share.routedPercent !== share.plannedPercent) return null;
  const points = plan.steps.slice(0, index).map(({ afterSeconds, percent }) => ({
    atMs: toMs(next.at) - (nextStep.afterSeconds - afterSeconds) * 1000,
    percent,
  }));
  const from = toMs(minute);
  return meanPercent(points, from, from + MINUTE_MS, { percent: 0, untilMs: points[0]?.atMs ?? toMs(next.at) });
}

/** The share bar in one sentence, for those who do not see it. */
export function shareSentence(share: Share, candidateVersion: string | null): string {
  const version = candidateVersion === null ? 'the new version' : `version ${candidateVersion}`;
  if (share.routedPercent === null) return `How much traffic goes to ${version} is not known yet.`;
  const parts = [`${formatPercent(share.routedPercent)} of calls are routed to ${version}`];
  if (share.plannedPercent !== null) parts.push(`${formatPercent(share.plannedPercent)} is planned by now`);
  if (share.observedPercent !== null) {
    const of = share.observedCalls === null ? '' : ` of ${formatPlural(share.observedCalls, 'call')}`;
    const minute =
      share.observedAt === null ? 'last finished minute' : `minute ${formatUtcMinute(share.observedAt)} UTC`;
    parts.push(`${formatPercent(share.observedPercent)}${of} was counted in the ${minute}`);
  } else if (share.routedPercent > 0) parts.push('not counted yet');
  if (share.next !== null) parts.push(`the next step is ${formatPercent(share.next.percent)}`);
  return `${parts.join('; ')}.`;
}

/** "next 50% in 0:37", "30% was due 3 s ago"; null: no further step, or none is known. `nowMs`: AWS's time. */
export function nextStepWords(next: Share['next'], nowMs: number): string | null {
  if (next === null) return null;
  const leftMs = toMs(next.at) - nowMs;
  const percent = formatPercent(next.percent);
  if (leftMs > 0) return `next ${percent} in ${formatClock(Math.ceil(leftMs / 1000) * 1000)}`;
  return `${percent} was due ${formatAge(-leftMs)} ago`;
}

/** Shown instead of the next step, when none is known. */
export function noStepWords({
  plan,
  lifecycle,
  shiftStartedAt,
  share,
  offPlan,
}: Pick<Rollout, 'plan' | 'lifecycle' | 'shiftStartedAt' | 'share' | 'offPlan'>): string {
  if (offPlan) return OFF_PLAN_WORDS;
  if (plan.kind === 'unknown') return 'plan unknown';
  if (shiftStartedAt !== null) return share.routedPercent === null ? 'next step not known' : 'no further step';
  const running = lifecycle.find(({ status }) => status === 'InProgress');
  return (running?.hookFunction ?? null) === null ? 'not begun yet' : 'waits for its hook';
}
