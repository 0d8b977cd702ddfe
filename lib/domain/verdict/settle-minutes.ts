import { toIso, toMs, type Iso } from '../time/iso.ts';
import type { Oddities, VerdictInput, VerdictMinute } from './verdict.ts';

const MINUTE_MS = 60_000;
export const SETTLE_MS = 60_000;
/** No function has so many calls in a minute: a larger number is not a count. */
const MOST_CALLS = 1e12;

export type VersionCounts = Pick<VerdictMinute, 'invocations' | 'errors' | 'throttles' | 'slowCalls'>;

/** A minute that counts. A version without any reading was not called: CloudWatch keeps no zeros for Lambda. */
export interface SettledMinute {
  /** Start of the minute. */
  at: Iso;
  atMs: number;
  baseline: VersionCounts | null;
  candidate: VersionCounts | null;
}

/**
 * The minutes that count, oldest first, one entry each: those of the rollout that ended long enough ago. Of several
 * readings of a minute the largest counts are kept, because CloudWatch only ever adds to a minute: a smaller answer was
 * not complete.
 */
export function settleMinutes(input: VerdictInput): { minutes: SettledMinute[]; oddities: Oddities } {
  const oddities: Oddities = { fell: 0, aboveCalls: 0, invalid: 0 };
  const { baselineVersion, candidateVersion, from } = input;
  if (from === null || baselineVersion === null || candidateVersion === null || baselineVersion === candidateVersion)
    return { minutes: [], oddities };
  const firstMs = Math.floor(toMs(from) / MINUTE_MS) * MINUTE_MS;
  const endMs = input.to === null ? Number.POSITIVE_INFINITY : toMs(input.to);
  const oldMs = toMs(input.now) - MINUTE_MS - (input.settleMs ?? SETTLE_MS);
  const found = new Map<number, SettledMinute>();
  const startOf = createStartOf();
  for (const reading of input.minutes) {
    if (reading.version !== baselineVersion && reading.version !== candidateVersion) continue;
    const atMs = startOf(reading.at);
    if (Number.isNaN(atMs)) oddities.invalid += 1;
    if (!(atMs >= firstMs && atMs < endMs && atMs <= oldMs)) continue;
    let minute = found.get(atMs);
    if (minute === undefined) {
      minute = { at: isStart(reading.at, atMs) ? reading.at : toIso(atMs), atMs, baseline: null, candidate: null };
      found.set(atMs, minute);
    }
    const side = reading.version === candidateVersion ? 'candidate' : 'baseline';
    minute[side] = merge(minute[side], reading, oddities);
  }
  const minutes = [...found.values()].toSorted((a, b) => a.atMs - b.atMs);
  for (const minute of minutes) {
    cap(minute.baseline, oddities);
    cap(minute.candidate, oddities);
  }
  return { minutes, oddities };
}

/** Formatting a time is most of the work, and CloudWatch's are starts of minutes already. */
function isStart(at: Iso, atMs: number): boolean {
  return at.length === 24 && at.endsWith(':00.000Z') && !Number.isNaN(atMs);
}

/** Both versions' readings have the same times, and parsing a time is slow too. */
function createStartOf(): (at: Iso) => number {
  const known = new Map<Iso, number>();
  return (at) => {
    const ms = known.get(at) ?? Math.floor(toMs(at) / MINUTE_MS) * MINUTE_MS;
    known.set(at, ms);
    return ms;
  };
}

function merge(before: VersionCounts | null, reading: VerdictMinute, oddities: Oddities): VersionCounts {
  return {
    invocations: larger(before?.invocations ?? null, reading.invocations, oddities),
    errors: larger(before?.errors ?? null, reading.errors, oddities),
    throttles: larger(before?.throttles ?? null, reading.throttles, oddities),
    slowCalls: larger(before?.slowCalls ?? null, reading.slowCalls, oddities),
  };
}

function larger(known: number | null, count: number | null, oddities: Oddities): number | null {
  if (count === null) return known;
  if (!(count >= 0 && count <= MOST_CALLS)) {
    oddities.invalid += 1;
    return known;
  }
  const whole = Math.round(count);
  if (known === null || whole >= known) return whole;
  oddities.fell += 1;
  return known;
}

function cap(counts: VersionCounts | null, oddities: Oddities): void {
  const calls = counts?.invocations ?? null;
  if (counts === null || calls === null) return;
  if (counts.errors !== null && counts.errors > calls) {
    oddities.aboveCalls += 1;
    counts.errors = calls;
  }
  if (counts.slowCalls !== null && counts.slowCalls > calls) {
    oddities.aboveCalls += 1;
    counts.slowCalls = calls;
  }
}
