/**
 * The highest share, 0–100, of a step function in order of time (a share only rises while it shifts). null: not known,
 * because nobody looked at all or since the highest share that was seen.
 */
export function reachedPercent(points: readonly { percent: number | null }[]): number | null {
  const highest = points.reduce<number | null>(
    (max, { percent }) => (percent !== null && percent >= (max ?? 0) ? percent : max),
    null,
  );
  const lastHighest = points.findLastIndex(({ percent }) => percent === highest);
  const isLostAfter = points.slice(lastHighest + 1).some(({ percent }) => percent === null);
  return highest === 100 || !isLostAfter ? highest : null;
}
