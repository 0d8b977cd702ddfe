import { describeStatus, type StatusWords } from '@/lib/domain/describe-status.ts';
import type { RolloutSummary } from '@/lib/domain/group.ts';
import { rollbackOf } from '@/lib/domain/rollout-facts.ts';

/** How a group's last rollout ended. A rollback that succeeded is no good news about the group, so it is not shown as a success. */
export function lastOutcome(last: RolloutSummary): StatusWords {
  const words = describeStatus(last);
  return words.icon === 'succeeded' && rollbackOf(last) !== null
    ? { ...words, tone: 'bad', icon: 'stopped-by-hand' }
    : words;
}
