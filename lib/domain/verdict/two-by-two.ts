/**
 * What both versions did in one minute, or in a few that were joined: how many calls, and how many of them are of the kind that is
 * tested ("hits": failed, slow or throttled ones). Whole numbers, hits within 0 and calls.
 */
export interface TwoByTwo {
  baselineCalls: number;
  baselineHits: number;
  candidateCalls: number;
  candidateHits: number;
}
