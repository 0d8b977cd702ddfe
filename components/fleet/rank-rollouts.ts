import { compareVersions } from '@/lib/domain/compare-versions.ts';
import { alarmNearness } from '@/lib/domain/alarm-nearness.ts';
import type { Rollout } from '@/lib/domain/rollout.ts';

/** How urgently somebody should look at a running rollout; the greatest number is the worst. */
export function rolloutUrgency(rollout: Rollout): number {
  const { traffic, alarms, share } = rollout;
  if (traffic && compareVersions(traffic.baseline, traffic.candidate).verdict === 'worse') return 5;
  if (alarms.items.some(({ state }) => state === 'ALARM')) return 4;
  if (alarms.items.some((alarm) => (alarmNearness(alarm)?.breaching ?? 0) > 0)) return 3;
  if (alarms.ignored === true && alarms.items.length > 0) return 2;
  const { routedPercent, plannedPercent } = share;
  if (routedPercent !== null && plannedPercent !== null && Math.abs(routedPercent - plannedPercent) > 0.5) return 1;
  return 0;
}

/** The worst first, among equals the one that carries the most of the new version's traffic, then the newest. */
export function rankRollouts(rollouts: readonly Rollout[]): Rollout[] {
  return rollouts
    .map((rollout) => ({ rollout, urgency: rolloutUrgency(rollout) }))
    .toSorted(
      (a, b) =>
        b.urgency - a.urgency ||
        (b.rollout.share.routedPercent ?? -1) - (a.rollout.share.routedPercent ?? -1) ||
        b.rollout.createdAt.localeCompare(a.rollout.createdAt),
    )
    .map(({ rollout }) => rollout);
}
