import { toIso, toMs } from '../time/iso.ts';
import type { Iso } from '../time/iso.ts';

/** "14:04:10"; "—" for an invalid instant. */
export function formatUtcTime(at: Iso | null): string {
  return utc(at)?.slice(11, 19) ?? '—';
}

/** "14:04". */
export function formatUtcMinute(at: Iso | null): string {
  return utc(at)?.slice(11, 16) ?? '—';
}

/** "2026-11-21 14:04:10". */
export function formatUtcDateTime(at: Iso | null): string {
  return utc(at)?.slice(0, 19).replace('T', ' ') ?? '—';
}

function utc(at: Iso | null): string | null {
  const ms = at === null ? Number.NaN : toMs(at);
  return Number.isNaN(ms) ? null : toIso(ms);
}
