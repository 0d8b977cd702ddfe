import { logFactorial } from '../../lib/domain/verdict/binomial-probability.ts';
import type { TwoByTwo } from '../../lib/domain/verdict/two-by-two.ts';

/**
 * Fisher's exact test, one-sided: the probability that the candidate has at least this many of the hits when there is
 * no difference.
 */
export function fisherP({ baselineCalls, baselineHits, candidateCalls, candidateHits }: TwoByTwo): number {
  const hits = baselineHits + candidateHits;
  const most = Math.min(hits, candidateCalls);
  let term = Math.exp(
    logWays(candidateCalls, candidateHits) +
      logWays(baselineCalls, baselineHits) -
      logWays(baselineCalls + candidateCalls, hits),
  );
  let sum = term;
  for (let k = candidateHits; k < most && term > sum * 1e-16; k++) {
    term *= ((candidateCalls - k) * (hits - k)) / ((k + 1) * (baselineCalls - hits + k + 1));
    sum += term;
  }
  return Math.min(1, sum);
}

function logWays(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}
