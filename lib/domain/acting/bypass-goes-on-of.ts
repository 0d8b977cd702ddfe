import { describeBypassEnd } from '../group/describe-bypass-end.ts';
import { describeStatus } from '../rollout/describe-status.ts';
import type { Group } from '../group/group.ts';
import { isActive } from '../rollout/is-active.ts';
import type { Iso } from '../time/iso.ts';

/**
 * What to say where a group's deployment failed, was stopped or was rolled back under a bypass: that does not end it. null: it is not bypassed, or its
 * last rollout ended otherwise or before the bypass.
 */
export function bypassGoesOnOf(
  { alarms, bypass, lastRollout }: Group,
  now: Iso,
): { sentence: string; remedy: string } | null {
  if (alarms.ignored !== true || bypass === null || lastRollout === null || isActive(lastRollout.status)) return null;
  if (lastRollout.status === 'Succeeded' && lastRollout.rollbackOf === null) return null;
  if ((lastRollout.completedAt ?? lastRollout.createdAt) < bypass.since) return null;
  const { word } = describeStatus(lastRollout);
  const what =
    lastRollout.rollbackOf === null
      ? `${lastRollout.id} did not succeed (${word})`
      : `${lastRollout.rollbackOf} was rolled back by ${lastRollout.id}`;
  return {
    sentence: `The bypass goes on: ${what}, which does not end it; it re-arms itself ${describeBypassEnd(bypass.until, now)}.`,
    remedy:
      bypass.until === null
        ? 'Deploy the fix, then re-arm the alarms yourself; or give the bypass an end.'
        : 'Deploy the fix while the alarms are still ignored, or re-arm them now if there is none yet.',
  };
}
