export interface OldAudit {
  actor: string;
  action: string;
  reason: string;
  /** JSON. */
  outcome: string;
}

const ENDS = /^(?:(.*?) )?The bypass by (.*?) ends: "([\s\S]*)"$/;

/**
 * The words of an outcome stay: they are a record. Facts about a bypass that ended elsewhere, and about why Sluice
 * ended one, are read from them.
 */
export function toAudit(entry: OldAudit): { reason: string; ends_data: string | null; outcome: string } {
  const ends = entry.actor === 'sluice' || entry.action === 'bypass-ended' ? ENDS.exec(entry.reason) : null;
  const { message, ...outcome } = JSON.parse(entry.outcome) as { kind: string; message?: string };
  const said =
    message === undefined
      ? {}
      : { said: [entry.action === 'bypass-ended' ? toEnded(message) : { kind: 'words', text: message }] };
  return {
    reason: ends?.[3] ?? entry.reason,
    ends_data: ends === null ? null : JSON.stringify({ by: ends[2], why: toWhy(ends[1] ?? '') }),
    outcome: JSON.stringify({ ...outcome, ...said }),
  };
}

function toWhy(words: string): object {
  const success = /^(\S+) succeeded\.$/.exec(words);
  if (success !== null) return { kind: 'success', rolloutId: success[1] };
  const time = /^The time that (.*) set has come\.$/.exec(words);
  if (time !== null) return { kind: 'time', setBy: time[1] };
  return words === '' ? { kind: 'elsewhere' } : { kind: 'words', text: words };
}

function toEnded(message: string): object {
  const kind = 'ended-elsewhere';
  if (message.includes('AWS does not have the group any more')) return { kind, how: 'group-gone', askedBy: null };
  if (message.includes('The group has no alarms any more')) return { kind, how: 'no-alarms', askedBy: null };
  const asked = / the re-arming that (.*) asked for at (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) UTC, /.exec(message);
  if (asked !== null) return { kind, how: 'obeyed', askedBy: { actor: asked[1], at: `${asked[2]}T${asked[3]}.000Z` } };
  if (message.includes('The alarms are obeyed')) return { kind, how: 'obeyed', askedBy: null };
  return { kind: 'words', text: message };
}
