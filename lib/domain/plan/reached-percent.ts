/**
 * The highest share, 0–100, of a step function in order of time (a share only rises while it shifts). null: not known,
 * because nobody looked at all or since the highest share that was seen. If that is 0, nobody may have looked away at
 * all: a share that rose and was rolled back unseen is 0 on both sides.
 */
export function reachedPercent(points: readonly { percent: number | null }[]): number | null {
  const highest = points.reduce<number | null>(
    (max, { percent }) => (percent !== null && percent >= (max ?? 0) ? percent : max),
    null,
  );
  const from = highest === 0 ? 0 : points.findLastIndex(({ percent }) => percent === highest);
  const isLostAfter = points.slice(from).some(({ percent }) => percent === null);
  return highest === 100 || !isLostAfter ? highest : null;
}
