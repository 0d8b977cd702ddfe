import type { AuditEntry } from '@/lib/domain/acting/audit.ts';

/** How a bypass ended without Sluice, in a sentence, from the entry that says what was seen; null: the entry is about something else. */
export function endedElsewhere({ action, outcome }: Pick<AuditEntry, 'action' | 'outcome'>): string | null {
  if (action !== 'bypass-ended' || outcome.kind !== 'done') return null;
  const seen = outcome.said.find((said) => said.kind === 'ended-elsewhere');
  if (seen?.how === 'group-gone') return 'The group was deleted, and its bypass ended with it';
  if (seen?.how === 'no-alarms') return 'Somebody outside Sluice took all alarms off the group';
  // A re-arming through Sluice of which no answer came may have arrived: the entry leaves it open, and so does this.
  return seen?.askedBy
    ? 'The alarms were re-armed, outside Sluice or by a request that had no answer'
    : 'Somebody outside Sluice re-armed the alarms';
}
