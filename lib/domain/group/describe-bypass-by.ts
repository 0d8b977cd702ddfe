import { formatMoment } from '../format/format-moment.ts';
import type { Bypass } from './group.ts';
import type { Iso } from '../time/iso.ts';

/**
 * Who bypassed the alarms and when: "by ana at 13:04 UTC (“ship the fix”)", "outside of Sluice, first seen at 13:04
 * UTC". null: not known.
 */
export function describeBypassBy(bypass: Bypass | null, now: Iso): string {
  if (bypass === null) return 'outside of Sluice';
  const at = `at ${formatMoment(bypass.since, now)}`;
  if (bypass.by === null) return `outside of Sluice, ${bypass.sinceIsFirstSeen ? 'first seen ' : ''}${at}`;
  return `by ${bypass.by} ${at}${bypass.reason === null ? '' : ` (“${shortened(bypass.reason)}”)`}`;
}

/** A reason may be thousands of characters long. The audit log has all of it. */
function shortened(reason: string): string {
  return reason.length <= 80 ? reason : `${reason.slice(0, 79).trimEnd()}…`;
}
