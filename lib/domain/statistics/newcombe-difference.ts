import { wilsonInterval } from './wilson-interval.ts';

export interface Counted {
  /** How many of `calls`. */
  errors: number;
  calls: number;
}

/** A difference of two percentages in percentage points, and where the true one lies with 95% confidence. */
export interface PointsDifference {
  points: number;
  lowPoints: number;
  highPoints: number;
}

/**
 * Candidate's rate minus baseline's, with Newcombe's 95% range (his method 10: the two Wilson intervals combined). A
 * fixed-sample interval. null when either version has no calls.
 */
export function newcombeDifference(candidate: Counted, baseline: Counted): PointsDifference | null {
  const first = wilsonInterval(candidate.errors, candidate.calls);
  const second = wilsonInterval(baseline.errors, baseline.calls);
  if (first === null || second === null) return null;
  const p1 = percent(candidate);
  const p2 = percent(baseline);
  return {
    points: p1 - p2,
    lowPoints: p1 - p2 - Math.hypot(p1 - first.lowPercent, second.highPercent - p2),
    highPoints: p1 - p2 + Math.hypot(first.highPercent - p1, p2 - second.lowPercent),
  };
}

function percent({ errors, calls }: Counted): number {
  return Math.min(100, (errors / calls) * 100);
}
