import { normalQuantile } from './normal-quantile.ts';

/** A count out of a number 0 ≤ u < 1. */
export type Draw = (u: number) => number;

/** Above this the normal approximation, corrected for skewness, is right to a fraction of a percent of probability. */
const LARGE = 50;
/** Where to begin the search, for u in steps of 1/128. */
const GUIDES = 128;

/**
 * Poisson counts of this mean, by inversion. The same u gives a larger count for a larger mean, so runs with the same
 * numbers differ only by what was changed. Made once and drawn from often: a simulation has thousands of minutes of few
 * different means.
 */
export function poissonDraws(mean: number): Draw {
  if (mean <= 0) return () => 0;
  if (mean > LARGE) {
    const root = Math.sqrt(mean);
    return (u) => {
      const z = normalQuantile(u);
      return Math.max(0, Math.floor(mean + z * root + (z * z - 1) / 6 + 0.5));
    };
  }
  const sums: number[] = [];
  let probability = Math.exp(-mean);
  let sum = 0;
  for (let count = 0; count < 200 && sum < 1 - 1e-12; count++) {
    if (count > 0) probability *= mean / count;
    sum += probability;
    sums.push(sum);
  }
  const last = sums.length - 1;
  const cumulated = Float64Array.from(sums);
  const guides = Uint8Array.from({ length: GUIDES }, (_, index) =>
    Math.min(last, cumulated.findIndex((each) => each > index / GUIDES) & 0xff),
  );
  return (u) => {
    let count = guides[Math.floor(u * GUIDES)] ?? 0;
    while (count < last && u >= (cumulated[count] ?? 1)) count += 1;
    return count;
  };
}

/** Makes the draws of each mean once. */
export function keptPoissonDraws(): (mean: number) => Draw {
  const kept = new Map<number, Draw>();
  return (mean) => {
    // Two equal minutes differ by rounding in their last digits.
    const key = Number(mean.toPrecision(10));
    const known = kept.get(key) ?? poissonDraws(key);
    kept.set(key, known);
    return known;
  };
}
