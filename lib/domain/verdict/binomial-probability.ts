import { logFactorial } from './log-factorial.ts';

/** The probability of exactly k hits in n calls that are hits with probability p each (0 < p < 1). */
export function binomialProbability(k: number, n: number, p: number): number {
  const ways = logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  return Math.exp(ways + k * Math.log(p) + (n - k) * Math.log1p(-p));
}
