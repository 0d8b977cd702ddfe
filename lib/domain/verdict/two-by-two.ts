/**
 * What both versions did in one minute, or in a few joined ones: how many calls, and how many of them are "hits", of
 * the kind that is tested (failed, slow or throttled). Whole numbers, hits from 0 to calls.
 */
export interface TwoByTwo {
  baselineCalls: number;
  baselineHits: number;
  candidateCalls: number;
  candidateHits: number;
}
