import { formatUtcDateTime, formatUtcMinute } from './format-utc.ts';
import type { Iso } from '../time/iso.ts';

/** "13:02 UTC" for a moment of today, "2026-11-19 13:02 UTC" for any other. */
export function formatMoment(at: Iso, now: Iso): string {
  const text = at.slice(0, 10) === now.slice(0, 10) ? formatUtcMinute(at) : formatUtcDateTime(at).slice(0, 16);
  return `${text} UTC`;
}
