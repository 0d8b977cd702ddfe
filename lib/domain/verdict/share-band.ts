import { Z_95, type PercentRange } from '../statistics/wilson-interval.ts';
import { binomialProbability } from './binomial-probability.ts';

/** Above this standard deviation, in calls, the normal distribution is as good. */
const EXACT_UP_TO = 60;

/**
 * The band of shares in which the counted share of a minute lies with 95% probability when `calls` are each routed at
 * random with `routedPercent`: the likeliest counts, as many as bring the probability nearest to 95%. Counts are whole,
 * so with few calls no band comes near: below a standard deviation of about three calls it may hold 90% or 98%. null:
 * no calls, or no share.
 */
export function shareBand(routedPercent: number, calls: number): PercentRange | null {
  if (!(calls >= 1) || !Number.isFinite(calls) || !(routedPercent >= 0 && routedPercent <= 100)) return null;
  const n = Math.round(calls);
  const p = routedPercent / 100;
  if (p === 0 || p === 1) return { lowPercent: routedPercent, highPercent: routedPercent };
  const deviation = Math.sqrt(n * p * (1 - p));
  const [low, high] = deviation <= EXACT_UP_TO ? likeliest(n, p) : around(n, p, Z_95 * deviation);
  // Three calls at 10% are mostly none: the band still includes the alias's share.
  return {
    lowPercent: Math.min(routedPercent, (low / n) * 100),
    highPercent: Math.max(routedPercent, (high / n) * 100),
  };
}

function around(n: number, p: number, half: number): [number, number] {
  return [Math.max(0, Math.ceil(n * p - half)), Math.min(n, Math.floor(n * p + half))];
}

/** From the likeliest count outwards, the likelier neighbour first. */
function likeliest(n: number, p: number): [number, number] {
  const odds = p / (1 - p);
  let low = Math.min(n, Math.floor((n + 1) * p));
  let high = low;
  let held = binomialProbability(low, n, p);
  let below = held * (low / ((n - low + 1) * odds));
  let above = held * (((n - high) / (high + 1)) * odds);
  while (held < 0.95) {
    const next = Math.max(below, above);
    if (next <= 0 || held + next - 0.95 > 0.95 - held) break;
    held += next;
    if (below >= above) {
      low -= 1;
      below *= low / ((n - low + 1) * odds);
    } else {
      high += 1;
      above *= ((n - high) / (high + 1)) * odds;
    }
  }
  return [low, high];
}
