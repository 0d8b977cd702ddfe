/** A point of a step function, its moment in milliseconds. It holds until the next; null: unknown from here on. */
export interface StepPoint {
  atMs: number;
  percent: number | null;
}

/**
 * The mean over time, 0–100, of a step function between two moments (milliseconds). It is unknown before its first
 * point, except for `before` (valid until `untilMs`), and from `knownUntilMs` on. null when less than half of the span
 * is known, or when knowledge ends within the span.
 */
export function meanPercent(
  points: readonly StepPoint[],
  startMs: number,
  endMs: number,
  before: { percent: number; untilMs: number } | null,
  knownUntilMs = Number.POSITIVE_INFINITY,
): number | null {
  const firstMs = points[0]?.atMs ?? Number.POSITIVE_INFINITY;
  let knownMs = 0;
  let sum = 0;
  let isLost = false;
  const add = (percent: number | null, sinceMs: number, untilMs: number) => {
    const overlapMs = Math.min(untilMs, endMs) - Math.max(sinceMs, startMs);
    if (overlapMs <= 0) return;
    if (percent === null) {
      isLost = true;
      return;
    }
    knownMs += overlapMs;
    sum += percent * overlapMs;
  };
  if (before !== null) add(before.percent, Number.NEGATIVE_INFINITY, Math.min(before.untilMs, firstMs));
  for (const [index, point] of points.entries()) {
    add(point.percent, point.atMs, Math.min(knownUntilMs, points[index + 1]?.atMs ?? Number.POSITIVE_INFINITY));
  }
  return isLost || knownMs * 2 < endMs - startMs ? null : sum / knownMs;
}
