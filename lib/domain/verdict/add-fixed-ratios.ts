import { GAINS } from './ratios.ts';
import type { TwoByTwo } from './two-by-two.ts';

/**
 * Adds a block to the logarithms of the bets on fixed ratios. Each bets that the candidate's rate is that many times the baseline's; a
 * block's e-value is ratio^(hits of the candidate) / (1 + share · (ratio − 1))^(hits of both). That is the two-by-two e-value (see
 * createPlugIn) with a fixed ratio in the limit of small rates. The baseline's rate drops out, so that it counts from the first block on
 * and does not mind how the rates drift together. Its mean is at most 1 whatever the rates, where the candidate's is not above the
 * baseline's.
 */
export function addFixedRatios(logs: number[], { baselineHits, candidateHits }: TwoByTwo, costs: readonly number[]) {
  const hits = baselineHits + candidateHits;
  if (hits === 0) return;
  for (let index = 0; index < GAINS.length; index++)
    logs[index] = (logs[index] ?? 0) + candidateHits * (GAINS[index] ?? 0) - hits * (costs[index] ?? 0);
}
