import type { TwoByTwo } from './two-by-two.ts';

/** Multiples of the baseline's rate: from what a canary is watched for to a candidate that fails every time. */
export const RATIOS = [1.8, 3, 8, 50] as const;

/** What a hit of the candidate adds to the bet on each ratio, before the cost: ln ratio. */
export const GAINS = RATIOS.map((ratio) => Math.log(ratio));

/**
 * What each hit of either version costs the bet on each ratio: ln(1 + share · (ratio − 1)), share being the candidate's
 * of the calls.
 */
export function costsOf({ baselineCalls, candidateCalls }: TwoByTwo): number[] {
  const share = candidateCalls / (baselineCalls + candidateCalls);
  const costs: number[] = [];
  for (const ratio of RATIOS) costs.push(Math.log1p(share * (ratio - 1)));
  return costs;
}
