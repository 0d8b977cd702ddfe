import type { AuditEntry } from '@/lib/domain/acting/audit.ts';

/** How a bypass ended without Sluice, in a sentence, from the entry that says what was seen; null: the entry is about something else. */
export function endedElsewhere({
  action,
  after,
  outcome,
}: Pick<AuditEntry, 'action' | 'after' | 'outcome'>): string | null {
  if (action !== 'bypass-ended') return null;
  if (after === null) return 'The group was deleted, and its bypass ended with it';
  const alarms = after['alarms'];
  if (Array.isArray(alarms) && alarms.length === 0) return 'Somebody outside Sluice took all alarms off the group';
  // A re-arming through Sluice of which no answer came may have arrived: the entry leaves it open, and so does this.
  return outcome.kind === 'done' && outcome.message.includes(' or the re-arming that ')
    ? 'The alarms were re-armed, outside Sluice or by a request that had no answer'
    : 'Somebody outside Sluice re-armed the alarms';
}
