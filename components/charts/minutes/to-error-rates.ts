import type { Minute, VersionMinute } from './minute.ts';
import { MINUTE_MS } from '@/components/charts/axis/time-scale.ts';
import { type PercentRange, wilsonInterval } from '@/lib/domain/statistics/wilson-interval.ts';

/** Minutes that one point looks back over, its own included. */
const ERROR_WINDOW_MINUTES = 5;
/** Below this many calls a rate says next to nothing, so it is not drawn. */
export const LEAST_CALLS = 20;

/** `lowPercent` to `highPercent`: where the true rate lies with 95% confidence (Wilson). */
export interface ErrorRate extends PercentRange {
  calls: number;
  errors: number;
  percent: number;
}

export interface ErrorRateRow {
  /** Middle of the minute, epoch ms. */
  atMs: number;
  base: ErrorRate | null;
  cand: ErrorRate | null;
}

/** Error rates over the last five minutes, a row a minute. null: too few calls, or nothing is known. */
export function toErrorRates(minutes: readonly Minute[]): ErrorRateRow[] {
  return minutes.map((minute, index) => {
    const window = minutes
      .slice(Math.max(0, index - ERROR_WINDOW_MINUTES + 1), index + 1)
      .filter((earlier) => earlier.atMs > minute.atMs - ERROR_WINDOW_MINUTES * MINUTE_MS);
    const known = minute.calls !== null;
    return {
      atMs: minute.atMs + MINUTE_MS / 2,
      base: known ? rateOf(window.map((each) => each.base)) : null,
      cand: known ? rateOf(window.map((each) => each.cand)) : null,
    };
  });
}

function rateOf(window: VersionMinute[]): ErrorRate | null {
  let calls = 0;
  let errors = 0;
  for (const minute of window) {
    if (minute.calls === null || minute.errors === null) continue;
    calls += minute.calls;
    errors += minute.errors;
  }
  if (calls < LEAST_CALLS) return null;
  const range = wilsonInterval(errors, calls);
  if (range === null) return null;
  return {
    calls,
    errors,
    // Counts arrive in pieces: more errors than calls can be seen for a while.
    percent: Math.min(100, (100 * errors) / calls),
    ...range,
  };
}

/**
 * Percent that the error axis must reach: every line, and the shading of what was measured last. Earlier shading may be
 * cut off at the top: after 20 calls it reaches to 16%, and would press a rate of 0.5% flat.
 */
export function errorAxisMax(rates: readonly ErrorRateRow[]): number {
  const lines = rates.flatMap((row) => [row.base?.percent ?? 0, row.cand?.percent ?? 0]);
  const last = [rates.findLast((row) => row.base)?.base, rates.findLast((row) => row.cand)?.cand];
  const highest = lines.reduce((max, value) => Math.max(max, value), 0) * 1.15;
  return Math.min(100, Math.max(3, highest, ...last.map((rate) => rate?.highPercent ?? 0)));
}
