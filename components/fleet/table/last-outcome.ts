import { describeStatus, type StatusWords } from '@/lib/domain/rollout/describe-status.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { type RolloutSummary, rollbackOf } from '@/lib/domain/rollout/rollout-summary.ts';

/**
 * How a group's last rollout ended. A rollback that succeeded is not good news about the group, so it is not shown as a
 * success but as the end of what it undid, where that is known.
 */
export function lastOutcome(last: RolloutSummary): StatusWords {
  if (last.status === 'Succeeded' && last.undid !== null) {
    return describeStatus({ ...last, ...last.undid, rollbackOf: null, rolledBackBy: last.id });
  }
  const words = describeStatus(last);
  return words.icon === 'succeeded' && rollbackOf(last) !== null
    ? { ...words, tone: 'bad', icon: 'stopped-by-hand' }
    : words;
}

/** Shown instead of a last rollout; that there is none is said only where AWS has said so. */
export function noLastRollout(group: Group): string {
  return group.alarms.ignored !== null && group.lastRolloutId === null ? 'No rollout yet' : 'Not read';
}
