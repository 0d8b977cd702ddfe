import { RATIOS } from './ratios.ts';
import type { TwoByTwo } from './two-by-two.ts';

/** Sizes of the blocks so far, for the smallest visible increase. */
export interface Sizes {
  baselineCalls: number;
  baselineHits: number;
  candidateCalls: number;
  /** For each of RATIOS: what a hit costs that bet, summed over the calls of each version. */
  baselineCosts: number[];
  candidateCosts: number[];
  blocks: number;
  /** The blocks' information about a difference: the sum of baseline's · candidate's / all calls of each. */
  pairs: number;
}

export function noSizes(): Sizes {
  const zeros = () => RATIOS.map(() => 0);
  return {
    baselineCalls: 0,
    baselineHits: 0,
    candidateCalls: 0,
    baselineCosts: zeros(),
    candidateCosts: zeros(),
    blocks: 0,
    pairs: 0,
  };
}

export function addSizes(sizes: Sizes, block: TwoByTwo, costs: readonly number[]): void {
  sizes.baselineCalls += block.baselineCalls;
  sizes.baselineHits += block.baselineHits;
  sizes.candidateCalls += block.candidateCalls;
  sizes.blocks += 1;
  sizes.pairs += (block.baselineCalls * block.candidateCalls) / (block.baselineCalls + block.candidateCalls);
  for (let index = 0; index < costs.length; index++) {
    const cost = costs[index] ?? 0;
    sizes.baselineCosts[index] = (sizes.baselineCosts[index] ?? 0) + block.baselineCalls * cost;
    sizes.candidateCosts[index] = (sizes.candidateCosts[index] ?? 0) + block.candidateCalls * cost;
  }
}
