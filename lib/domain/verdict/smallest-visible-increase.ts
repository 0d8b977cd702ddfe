import { BETS, ENOUGH_EVIDENCE } from './create-evidence.ts';
import { GAINS } from './ratios.ts';
import type { Sizes } from './sizes.ts';

/** 90% of a normal distribution lies below its mean plus this many standard deviations. */
const Z_90 = 1.2815515655446004;

/** Natural logarithm of what one bet has to reach for the mean of all bets to be enough. */
const ENOUGH = Math.log(ENOUGH_EVIDENCE * BETS);

/**
 * The smallest increase of the candidate's rate over the baseline's, in percentage points, that calls such as those so
 * far would have shown with 90% probability. By now, a candidate that much worse would have been called worse in nine
 * of ten rollouts (measured: see docs/verdict.md). null: not even a candidate with nothing but hits would have been.
 * The baseline's rate is taken as observed.
 */
export function smallestVisibleIncrease(sizes: Sizes): number | null {
  if (sizes.baselineCalls === 0 || sizes.candidateCalls === 0) return null;
  // Half a hit for a baseline without hits: its rate is small, but not known to be zero.
  const baselineRate = (sizes.baselineHits + 0.5) / (sizes.baselineCalls + 1);
  let smallest = learntRate(sizes, baselineRate);
  GAINS.forEach((gain, index) => {
    smallest = Math.min(smallest, visibleRate(sizes, index, gain, baselineRate));
  });
  return smallest < 1 ? Math.max(0, smallest - baselineRate) * 100 : null;
}

/** The candidate's rate from which this bet alone wins with 90% probability. Hits are taken as normally distributed. */
function visibleRate(sizes: Sizes, index: number, gain: number, baselineRate: number): number {
  const n = sizes.candidateCalls;
  const baselineCost = (sizes.baselineCosts[index] ?? 0) / sizes.baselineCalls;
  const perHit = gain - (sizes.candidateCosts[index] ?? 0) / n;
  const baselineHits = sizes.baselineCalls * baselineRate;
  const needed = (ENOUGH + baselineHits * baselineCost) / perHit;
  const spread = baselineHits * (1 - baselineRate) * (baselineCost / perHit) ** 2;
  // n·rate − needed = z · √(n·rate·(1 − rate) + spread), solved for the rate as in Wilson's interval.
  const z2 = Z_90 ** 2;
  const a = n * n + z2 * n;
  const b = 2 * n * needed + z2 * n;
  const c = needed ** 2 - z2 * spread;
  return (b + Math.sqrt(Math.max(0, b * b - 4 * a * c))) / (2 * a);
}

/** With fewer blocks or hits the approximation does not hold for the bet that learns both rates. */
const FEWEST_BLOCKS = 10;
const FEWEST_HITS = 20;

/**
 * The same for the bet that learns both rates. Over many blocks its logarithm grows like half the squared difference in
 * standard errors, less half the logarithm of the number of blocks, the price of learning. 1 where too little was seen
 * for that.
 */
function learntRate({ blocks, pairs, baselineCalls, candidateCalls }: Sizes, baselineRate: number): number {
  if (blocks < FEWEST_BLOCKS) return 1;
  const enough = ENOUGH + 0.5 * Math.log(blocks) + 1;
  const root = (Z_90 * Math.SQRT2 + Math.sqrt(2 * Z_90 ** 2 + 4 * enough)) / 2;
  const informed = pairs * (1 - 2 / blocks);
  let rate = baselineRate;
  // The spread depends on the rate that is sought: a few iterations settle it.
  for (let round = 0; round < 6; round++) {
    const pooled = (baselineCalls * baselineRate + candidateCalls * rate) / (baselineCalls + candidateCalls);
    rate = Math.min(1, baselineRate + root * Math.sqrt((2 * pooled * (1 - pooled)) / informed));
  }
  return baselineRate * Math.min(baselineCalls, candidateCalls) < FEWEST_HITS ? 1 : rate;
}
