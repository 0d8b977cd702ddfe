import { formatClock } from './format-clock.ts';
import { toMs } from '../time/iso.ts';

/** How long something took: "0.7 s", "4 s", "14:44", "1:02:03". null (unknown) is "—". */
export function formatSpan(ms: number | null): string {
  if (ms === null || !Number.isFinite(ms)) return '—';
  const positive = Math.max(0, ms);
  if (positive < 1000) return `${Number((positive / 1000).toFixed(1))} s`;
  return positive < 60_000 ? `${Math.round(positive / 1000)} s` : formatClock(positive);
}

/** Between two instants of the wire; null when either is not known. */
export function spanMs(from: string | null, to: string | null): number | null {
  return from === null || to === null ? null : toMs(to) - toMs(from);
}
