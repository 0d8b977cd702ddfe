import { binomialProbability } from '../../lib/domain/verdict/binomial-probability.ts';

/** How many of n are hits with probability p each, drawn exactly: by inversion, outwards from the likeliest count. */
export function drawBinomial(random: () => number, n: number, p: number): number {
  if (n === 0 || p <= 0) return 0;
  if (p >= 1) return n;
  const odds = p / (1 - p);
  const likeliest = Math.min(n, Math.floor((n + 1) * p));
  let left = random();
  let up = likeliest;
  let down = likeliest;
  let upward = binomialProbability(likeliest, n, p);
  let downward = upward;
  left -= upward;
  while (left > 0 && (up < n || down > 0)) {
    if (up < n) {
      upward *= ((n - up) / (up + 1)) * odds;
      up += 1;
      left -= upward;
      if (left <= 0) return up;
    }
    if (down > 0) {
      downward *= down / ((n - down + 1) * odds);
      down -= 1;
      left -= downward;
      if (left <= 0) return down;
    }
    if (upward < 1e-300 && downward < 1e-300) break;
  }
  return likeliest;
}
