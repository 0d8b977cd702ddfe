import type { ErrorRateRow } from '@/components/charts/minutes/to-error-rates.ts';

/**
 * Percent that the error axis must reach: every line, and the shading of what was measured last. Earlier shading may be cut off at
 * the top: after 20 calls it reaches to 16%, and would press a rate of 0.5% flat.
 */
export function errorAxisMax(rates: readonly ErrorRateRow[]): number {
  const lines = rates.flatMap((row) => [row.base?.percent ?? 0, row.cand?.percent ?? 0]);
  const last = [rates.findLast((row) => row.base)?.base, rates.findLast((row) => row.cand)?.cand];
  const highest = lines.reduce((max, value) => Math.max(max, value), 0) * 1.15;
  return Math.min(100, Math.max(3, highest, ...last.map((rate) => rate?.highPercent ?? 0)));
}
