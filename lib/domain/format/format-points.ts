import { formatPercent } from './format-percent.ts';

/** A size in percentage points without its sign: "4.3", "0.04". Never a false 0. */
export function formatPoints(points: number): string {
  const size = Math.abs(points);
  return size < 0.1 ? formatPercent(size).replace('%', '') : Number(size.toFixed(1)).toString();
}

/** "+1.5", "−0.6", "0". */
export function formatSignedPoints(points: number): string {
  const text = formatPoints(points);
  return text === '0' ? '0' : `${points < 0 ? '−' : '+'}${text}`;
}
