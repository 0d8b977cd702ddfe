import type { TwoByTwo } from './two-by-two.ts';

/** At most this many minutes are joined. Older ones are left out, because the rates may have changed since. */
const MOST_MINUTES = 15;
const MINUTE_MS = 60_000;

/** A minute's counts and its start, in milliseconds since 1970. */
export interface CountedMinute extends TwoByTwo {
  atMs: number;
}

/**
 * Makes blocks of minutes. A minute in which only one of the versions was called cannot be compared. It waits and is
 * counted together with the first that brings calls of the other version, within fifteen minutes. Calls decide this,
 * never failures, so the end of a block is no evidence. Returns null while the block is open.
 */
export function createJoiner(): (minute: CountedMinute) => TwoByTwo | null {
  let waiting: CountedMinute[] = [];
  return (minute) => {
    if (minute.baselineCalls + minute.candidateCalls === 0) return null;
    if (waiting.length === 0 && minute.baselineCalls > 0 && minute.candidateCalls > 0) return minute;
    waiting = waiting.filter(({ atMs }) => minute.atMs - atMs < MOST_MINUTES * MINUTE_MS);
    waiting.push(minute);
    const block = sum(waiting);
    if (block.baselineCalls === 0 || block.candidateCalls === 0) return null;
    waiting = [];
    return block;
  };
}

function sum(minutes: readonly TwoByTwo[]): TwoByTwo {
  const total = { baselineCalls: 0, baselineHits: 0, candidateCalls: 0, candidateHits: 0 };
  for (const minute of minutes) {
    total.baselineCalls += minute.baselineCalls;
    total.baselineHits += minute.baselineHits;
    total.candidateCalls += minute.candidateCalls;
    total.candidateHits += minute.candidateHits;
  }
  return total;
}
