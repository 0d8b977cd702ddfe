import { normalQuantile } from './normal-quantile.ts';

/** Above this the normal approximation, corrected for skewness, is right to a fraction of a percent of probability. */
const LARGE = 15;

/**
 * A Poisson count of this mean, by inversion of u (0 ≤ u < 1): the same u gives a larger count for a larger mean, so that runs with the same
 * numbers differ only by what was changed.
 */
export function drawPoisson(u: number, mean: number): number {
  if (mean <= 0) return 0;
  if (mean > LARGE) {
    const z = normalQuantile(u);
    return Math.max(0, Math.floor(mean + z * Math.sqrt(mean) + (z * z - 1) / 6 + 0.5));
  }
  let count = 0;
  let probability = Math.exp(-mean);
  let sum = probability;
  while (u > sum && probability > 1e-300) {
    count += 1;
    probability *= mean / count;
    sum += probability;
    // Rounding can leave the sum a hair under u for ever.
    if (count > 200) break;
  }
  return count;
}
