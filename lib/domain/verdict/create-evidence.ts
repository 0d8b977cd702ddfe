import { GAINS, costsOf, RATIOS } from './ratios.ts';
import type { TwoByTwo } from './two-by-two.ts';
import { createPlugIn } from './create-plug-in.ts';
import { addSizes, noSizes, type Sizes } from './sizes.ts';

/**
 * "Worse" when the evidence reaches this. At most one rollout in a hundred without a difference gets there, however
 * often one looks.
 */
export const ENOUGH_EVIDENCE = 100;

/** The bets that share the evidence evenly: the one that learns both rates, and one for each ratio. */
export const BETS = RATIOS.length + 1;

/**
 * The evidence that the candidate's rate is above the baseline's, as a natural logarithm, after each further block with
 * calls of both: the mean of five e-values. The one that learns both rates needs blocks to learn from. The fixed ratios
 * carry the first minutes and those in which both rates jump. A mean of e-values is an e-value, so by Ville's
 * inequality the evidence of a candidate that is not worse reaches 100 with a probability of at most 1%, over all time.
 */
export function createEvidence(): { take: (block: TwoByTwo) => number; sizes: Sizes } {
  const learn = createPlugIn();
  const sizes = noSizes();
  const logs: number[] = Array.from({ length: BETS }, () => 0);
  const take = (block: TwoByTwo) => {
    if (block.baselineCalls === 0 || block.candidateCalls === 0) throw new RangeError('A block needs calls of both.');
    const costs = costsOf(block);
    addSizes(sizes, block, costs);
    addFixedRatios(logs, block, costs);
    logs[RATIOS.length] = (logs[RATIOS.length] ?? 0) + learn(block);
    return logMeanExp(logs);
  };
  return { take, sizes };
}

/** The logarithm of the mean of numbers given by their logarithms, however large or small. */
function logMeanExp(logs: readonly number[]): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const log of logs) if (log > most) most = log;
  let sum = 0;
  // A term below e^-40 of the largest changes no digit of the sum.
  for (const log of logs) if (log - most > -40) sum += Math.exp(log - most);
  return most + Math.log(sum / logs.length);
}

/**
 * Adds a block to the logarithms of the bets on fixed ratios. Each bets that the candidate's rate is that many times
 * the baseline's. A block's e-value is ratio^(hits of the candidate) / (1 + share · (ratio − 1))^(hits of both): the
 * two-by-two e-value (see createPlugIn) with a fixed ratio, in the limit of small rates. The baseline's rate cancels
 * out, so the bet counts from the first block and is unaffected by a common drift of the rates. If the candidate's rate
 * is not above the baseline's, its mean is at most 1 whatever the rates.
 */
function addFixedRatios(logs: number[], { baselineHits, candidateHits }: TwoByTwo, costs: readonly number[]) {
  const hits = baselineHits + candidateHits;
  if (hits === 0) return;
  for (let index = 0; index < GAINS.length; index++)
    logs[index] = (logs[index] ?? 0) + candidateHits * (GAINS[index] ?? 0) - hits * (costs[index] ?? 0);
}
