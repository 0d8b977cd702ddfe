import type { TwoByTwo } from './two-by-two.ts';

/** Jeffreys' prior, Beta(½, ½): counts as half a hit and half a miss before the first block. */
const PRIOR = 0.5;

/**
 * The sequential two-by-two e-value for "the candidate's rate is not above the baseline's", block by block: what a
 * block adds to the logarithm of the evidence. A block's e-value is its likelihood under the two rates that the earlier
 * blocks teach (means of their Beta posteriors; the candidate's kept at or above the baseline's), divided by its
 * likelihood under the one rate that both would have: the two, weighted with the block's sizes. docs/verdict.md shows
 * why its mean is at most 1 whenever the hypothesis holds.
 *
 * R. Turner, A. Ly, P. Grünwald, "Generic E-variables for exact sequential k-sample tests that allow for optional
 * stopping", Journal of Statistical Planning and Inference 230 (2024) 106116, arXiv:2106.02693. It assumes that, given
 * its rate, each call is a hit or not independently of the others. The rates may change from block to block.
 */
export function createPlugIn(): (block: TwoByTwo) => number {
  let baselineCalls = 0;
  let baselineHits = 0;
  let candidateCalls = 0;
  let candidateHits = 0;
  return (block) => {
    const hits = { baseline: baselineHits + PRIOR, candidate: candidateHits + PRIOR };
    const misses = {
      baseline: baselineCalls - baselineHits + PRIOR,
      candidate: candidateCalls - candidateHits + PRIOR,
    };
    baselineCalls += block.baselineCalls;
    baselineHits += block.baselineHits;
    candidateCalls += block.candidateCalls;
    candidateHits += block.candidateHits;
    // A candidate that was better so far is assumed to be as good as the baseline: then nothing is bet on this block.
    if (hits.candidate * misses.baseline <= hits.baseline * misses.candidate) return 0;
    return logRatio(
      block,
      hits.baseline / (hits.baseline + misses.baseline),
      hits.candidate / (hits.candidate + misses.candidate),
    );
  };
}

function logRatio(block: TwoByTwo, baselineRate: number, candidateRate: number): number {
  const { baselineCalls, baselineHits, candidateCalls, candidateHits } = block;
  const calls = baselineCalls + candidateCalls;
  const pooled = (baselineCalls * baselineRate + candidateCalls * candidateRate) / calls;
  return (
    times(baselineHits, baselineRate, pooled) +
    times(baselineCalls - baselineHits, 1 - baselineRate, 1 - pooled) +
    times(candidateHits, candidateRate, pooled) +
    times(candidateCalls - candidateHits, 1 - candidateRate, 1 - pooled)
  );
}

/** Near 1 a logarithm loses digits that a million calls would multiply, so it is taken of the difference. */
function times(count: number, rate: number, pooled: number): number {
  return count === 0 ? 0 : count * Math.log1p((rate - pooled) / pooled);
}
