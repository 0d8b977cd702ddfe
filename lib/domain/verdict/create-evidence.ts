import { addFixedRatios } from './add-fixed-ratios.ts';
import { createPlugIn } from './create-plug-in.ts';
import { logMeanExp } from './log-mean-exp.ts';
import { costsOf, RATIOS } from './ratios.ts';
import { addSizes, noSizes, type Sizes } from './sizes.ts';
import type { TwoByTwo } from './two-by-two.ts';

/** "Worse" when the evidence reaches this: at most one rollout in a hundred without a difference gets there, however often one looks. */
export const ENOUGH_EVIDENCE = 100;

/** The bets between which the evidence is shared out evenly: the one that learns both rates, and one a ratio. */
export const BETS = RATIOS.length + 1;

/**
 * The evidence that the candidate's rate is above the baseline's, as a natural logarithm, after each further block with calls of both:
 * the mean of five e-values. The one that learns both rates needs blocks to learn from; the fixed ratios carry the first minutes and
 * those in which the rates of both jump. A mean of e-values is an e-value, so by Ville's inequality the evidence of a candidate that is
 * not worse ever reaches 100 with a probability of at most 1%.
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
