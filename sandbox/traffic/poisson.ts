import type { Random } from '../kernel/random.ts';
import { standardNormal } from './log-normal.ts';

/** Above this the normal approximation is as good as anyone can see, at a constant cost. */
const LARGE = 40;

/** A draw of how often something happens that happens `mean` times on average. */
export const poisson = (random: Random, mean: number): number => {
  if (!(mean > 0)) return 0;
  if (mean > LARGE) return Math.max(0, Math.round(mean + Math.sqrt(mean) * standardNormal(random.next())));
  const limit = Math.exp(-mean);
  let product = random.next();
  let count = 0;
  while (product > limit) {
    product *= random.next();
    count++;
  }
  return count;
};

/** A draw of how many of `trials` succeed, each with probability `share` (0–1). */
export const binomial = (random: Random, trials: number, share: number): number => {
  if (share <= 0 || trials <= 0) return 0;
  if (share >= 1) return trials;
  const variance = trials * share * (1 - share);
  if (variance > LARGE) {
    const drawn = Math.round(trials * share + Math.sqrt(variance) * standardNormal(random.next()));
    return Math.min(trials, Math.max(0, drawn));
  }
  let count = 0;
  for (let i = 0; i < trials; i++) if (random.next() < share) count++;
  return count;
};
