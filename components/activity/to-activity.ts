import { reasonWords } from './reason-words.ts';
import { describeSaid } from '@/lib/domain/acting/said.ts';
import { ACTION_LOOKS } from '@/components/actions/looks.ts';
import { endedElsewhere } from './ended-elsewhere.ts';
import type { AuditEntry } from '@/lib/domain/acting/audit.ts';
import type { Iso } from '@/lib/domain/time/iso.ts';
import { describeMoment, type Moment } from '@/lib/domain/rollout/moments-of.ts';
import { eventKey } from '@/lib/domain/series/series-event.ts';

export type ActivityKind = Moment['kind'] | AuditEntry['action'];

/** One line of what happened: by AWS as it was watched, or by a person through Sluice. */
export interface ActivityItem {
  key: string;
  at: Iso;
  kind: ActivityKind;
  /** A person's name; null: AWS did it. */
  who: string | null;
  text: string;
  reason: string | null;
  /** It was asked and did not happen, or nobody knows yet. */
  note: string | null;
}

const ASKED_IN_VAIN: Record<AuditEntry['action'], string> = {
  stop: 'asked to stop it',
  'stop-and-roll-back': 'asked to stop it and roll back',
  'roll-back': 'asked to roll back',
  bypass: 'asked to bypass the alarms',
  'end-bypass-later': 'asked to end the bypass later',
  're-arm': 'asked to re-arm the alarms',
  'bypass-ended': 'the bypass was ended',
  deploy: 'asked to start it',
  'fix-alias': 'asked to put the alias right',
};

/**
 * What happened to a rollout, newest first: the moments of its history (`events`, oldest first), and what people did to its group around it. Of the audit log
 * only entries about this rollout count, and those about its group from `from` to `to`.
 */
export function toActivity(
  rolloutId: string,
  events: readonly Moment[],
  entries: readonly AuditEntry[],
  from: Iso,
  to: Iso | null,
): ActivityItem[] {
  const people = entries
    .filter(
      ({ subject, at }) =>
        subject.rolloutId === rolloutId || (subject.rolloutId === null && at >= from && (to === null || at <= to)),
    )
    .map(fromEntry);
  const moments = events.map((event): ActivityItem => ({
    key: eventKey(event),
    at: event.at,
    kind: event.kind,
    who: null,
    text: describeMoment(event),
    reason: null,
    note: null,
  }));
  return [...moments.toReversed(), ...people].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

function fromEntry(entry: AuditEntry): ActivityItem {
  const { outcome } = entry;
  const elsewhere = endedElsewhere(entry);
  const done = outcome.kind === 'done';
  const note =
    outcome.kind === 'pending'
      ? 'no answer from AWS yet'
      : outcome.kind === 'done'
        ? null
        : `${outcome.kind}: ${describeSaid(outcome.said)}`;
  return {
    key: entry.id,
    at: entry.at,
    kind: entry.action,
    who: elsewhere === null ? entry.actor : null,
    text:
      elsewhere ??
      (done && entry.action !== 'bypass-ended' ? ACTION_LOOKS[entry.action].done : ASKED_IN_VAIN[entry.action]),
    // Of a bypass that ended elsewhere the reason is whose it was.
    reason: elsewhere !== null || entry.reason === '' ? null : reasonWords(entry),
    note,
  };
}
