/** A point of a step function, its moment in milliseconds: it holds until the next. */
export interface StepPoint {
  atMs: number;
  percent: number;
}

/**
 * The mean over time of a step function between two moments (milliseconds), 0–100. Before its first point it is unknown, but for what
 * `before` says of the time until `untilMs`. null when less than half of the span is known.
 */
export function meanPercent(
  points: readonly StepPoint[],
  startMs: number,
  endMs: number,
  before: { percent: number; untilMs: number } | null,
): number | null {
  const firstMs = points[0]?.atMs ?? Number.POSITIVE_INFINITY;
  let knownMs = 0;
  let sum = 0;
  const add = (percent: number, sinceMs: number, untilMs: number) => {
    const overlapMs = Math.min(untilMs, endMs) - Math.max(sinceMs, startMs);
    if (overlapMs <= 0) return;
    knownMs += overlapMs;
    sum += percent * overlapMs;
  };
  if (before !== null) add(before.percent, Number.NEGATIVE_INFINITY, Math.min(before.untilMs, firstMs));
  for (const [index, point] of points.entries()) {
    add(point.percent, point.atMs, points[index + 1]?.atMs ?? Number.POSITIVE_INFINITY);
  }
  return knownMs * 2 < endMs - startMs ? null : sum / knownMs;
}
