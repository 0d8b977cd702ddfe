import { toIso, toMs, type Iso } from '../../time/iso.ts';
import type { SettledMinute } from '../settle-minutes.ts';
import type { VerdictCover } from './verdict-cover.ts';

const MINUTE_MS = 60_000;

/**
 * What part of a shift the minutes that count cover. Lambda reports no zeros, so a minute without any figure had no
 * calls, or has not been read: `readUntil` (up to when CloudWatch was asked; null: never) tells which. null: traffic
 * has not begun to shift.
 */
export function coverOf(
  settled: readonly SettledMinute[],
  span: { from: Iso | null; to: Iso | null; now: Iso; settleMs: number; readUntil: Iso | null },
): VerdictCover | null {
  if (span.from === null) return null;
  const fromMs = startOf(toMs(span.from));
  const lastOf = (isIn: (minute: SettledMinute) => boolean): Iso | null => {
    const last = settled.findLast(isIn);
    return last === undefined ? null : toIso(last.atMs + MINUTE_MS);
  };
  const toEndMs = span.to === null ? null : Math.ceil(toMs(span.to) / MINUTE_MS) * MINUTE_MS;
  const readMs = span.readUntil === null ? fromMs : startOf(toMs(span.readUntil));
  const settledMs = startOf(toMs(span.now) - span.settleMs);
  const lastMs = (settled.at(-1)?.atMs ?? fromMs - MINUTE_MS) + MINUTE_MS;
  return {
    from: toIso(fromMs),
    to: toEndMs === null ? null : toIso(toEndMs),
    countedTo: toEndMs === null ? null : toIso(Math.max(lastMs, Math.min(readMs, settledMs, toEndMs))),
    settleMs: span.settleMs,
    called: settled.filter(({ baseline, candidate }) => hasCalls(baseline) || hasCalls(candidate)).length,
    baselineUntil: lastOf(({ baseline }) => hasCalls(baseline)),
    candidateUntil: lastOf(({ candidate }) => hasCalls(candidate)),
  };
}

const startOf = (ms: number): number => Math.floor(ms / MINUTE_MS) * MINUTE_MS;

function hasCalls(counts: SettledMinute['baseline']): boolean {
  return (counts?.invocations ?? 0) > 0;
}
