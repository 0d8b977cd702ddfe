import type { CountedMinute } from './create-joiner.ts';
import type { SettledMinute, VersionCounts } from './settle-minutes.ts';

export type MeasureName = 'failures' | 'slow' | 'throttles';

/**
 * A minute's calls and hits of one measure. Without a version's hits in this minute the version is left out of it:
 * unknown is not 0.
 */
export function countHits(minute: SettledMinute, measure: MeasureName): CountedMinute {
  const baseline = callsAndHits(minute.baseline, measure);
  const candidate = callsAndHits(minute.candidate, measure);
  return {
    atMs: minute.atMs,
    baselineCalls: baseline.calls,
    baselineHits: baseline.hits,
    candidateCalls: candidate.calls,
    candidateHits: candidate.hits,
  };
}

const NONE = { calls: 0, hits: 0 };

function callsAndHits(counts: VersionCounts | null, measure: MeasureName): { calls: number; hits: number } {
  const hits = counts === null ? null : hitsOf(counts, measure);
  if (counts === null || hits === null) return NONE;
  // A throttled request is not an invocation:
  // https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
  if (measure === 'throttles') return { calls: (counts.invocations ?? 0) + hits, hits };
  return counts.invocations === null ? NONE : { calls: counts.invocations, hits };
}

function hitsOf(counts: VersionCounts, measure: MeasureName): number | null {
  switch (measure) {
    case 'failures':
      return counts.errors;
    case 'slow':
      return counts.slowCalls;
    case 'throttles':
      return counts.throttles;
  }
}
