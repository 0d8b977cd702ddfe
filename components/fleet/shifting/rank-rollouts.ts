import { areIgnored } from '@/lib/domain/alarms/are-ignored.ts';
import { alarmNearness } from '@/lib/domain/alarms/alarm-nearness.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

/** How urgently somebody should look at a running rollout; the greatest number is the worst. */
export function rolloutUrgency(rollout: Rollout): number {
  const { verdict, alarms } = rollout;
  if (verdict?.kind === 'worse' || verdict?.slow?.kind === 'worse') return 4;
  if (alarms.items.some(({ state }) => state === 'ALARM')) return 3;
  if (alarms.items.some((alarm) => (alarmNearness(alarm)?.breaching ?? 0) > 0)) return 2;
  if (areIgnored(alarms)) return 1;
  return 0;
}

/** The worst first, then the newest; nothing that changes with every step, so that rows keep their places. */
export function rankRollouts(rollouts: readonly Rollout[]): Rollout[] {
  return rollouts
    .map((rollout) => ({ rollout, urgency: rolloutUrgency(rollout) }))
    .toSorted((a, b) => b.urgency - a.urgency || b.rollout.createdAt.localeCompare(a.rollout.createdAt))
    .map(({ rollout }) => rollout);
}
