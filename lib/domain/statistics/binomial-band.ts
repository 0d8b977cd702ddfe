import { Z_95, type PercentRange } from './wilson-interval.ts';

/** With more calls the normal approximation is as good, unless the share is near 0 or 100%. */
const EXACT_UP_TO = 2000;

/**
 * Where 95% of observed shares fall when `calls` are each routed at random with `routedPercent` (Lambda routes each
 * invocation by itself). The band always includes the routed share. null: no calls, or a share that is not within
 * 0–100.
 */
export function binomialBand(routedPercent: number, calls: number): PercentRange | null {
  if (!(calls >= 1) || !(routedPercent >= 0 && routedPercent <= 100)) return null;
  const n = Math.round(calls);
  const p = routedPercent / 100;
  if (p === 0 || p === 1) return { lowPercent: routedPercent, highPercent: routedPercent };
  const [low, high] = n <= EXACT_UP_TO ? exactRange(n, p) : normalRange(n, p);
  return {
    lowPercent: Math.min(routedPercent, (low / n) * 100),
    highPercent: Math.max(routedPercent, (high / n) * 100),
  };
}

/** The 2.5% and 97.5% quantiles, by summing probabilities. In logarithms, because (1-p)^n underflows. */
function exactRange(n: number, p: number): [number, number] {
  const odds = Math.log(p) - Math.log1p(-p);
  let logProbability = n * Math.log1p(-p);
  let below = 0;
  let low = -1;
  for (let k = 0; k <= n; k++) {
    below += Math.exp(logProbability);
    if (low < 0 && below >= 0.025) low = k;
    if (below >= 0.975) return [Math.max(0, low), k];
    logProbability += Math.log((n - k) / (k + 1)) + odds;
  }
  return [Math.max(0, low), n];
}

function normalRange(n: number, p: number): [number, number] {
  const half = Z_95 * Math.sqrt(n * p * (1 - p)) + 0.5;
  return [Math.max(0, n * p - half), Math.min(n, n * p + half)];
}
