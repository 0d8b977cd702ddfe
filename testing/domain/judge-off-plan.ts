import { planOfConfig } from '../../lib/domain/plan/plan-of-config.ts';
import type { Plan } from '../../lib/domain/plan/plan.ts';
import { offPlanOf, type OffPlanInput } from '../../lib/domain/rollout/off-plan.ts';
import { toIso, toMs } from '../../lib/domain/time/iso.ts';

const START = '2026-11-21T14:00:00.000Z';
export const at = (seconds: number) => toIso(toMs(START) + seconds * 1000);
export const canary = planOfConfig('c', { type: 'TimeBasedCanary', canaryPercentage: 10, canaryIntervalMinutes: 5 });
export const linear = planOfConfig('l', { type: 'TimeBasedLinear', linearPercentage: 10, linearIntervalMinutes: 1 });
export const atOnce = planOfConfig('a', { type: 'AllAtOnce' });
export const unknown = planOfConfig('u', null);

/** What the alias routes, in percent by version. */
export type Parts = Record<string, number>;
/** When which share of the candidate was seen. */
export type Seen = [seconds: number, percent: number][];

export function judge(plan: Plan, parts: Parts, seen: Seen, now: number, change: Partial<OffPlanInput> = {}) {
  return offPlanOf({
    baselineVersion: '1',
    candidateVersion: '2',
    isRollback: false,
    plan,
    shift: 'running',
    shiftStartedAt: START,
    routed: seen.map(([seconds, percent]) => ({ at: at(seconds), percent })),
    routing: {
      parts: Object.entries(parts).map(([version, percent]) => ({ version, percent })),
      seenAt: at(seen.at(-1)?.[0] ?? now),
    },
    now: at(now),
    ...change,
  });
}
