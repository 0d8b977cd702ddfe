import { toMs } from './iso-time.ts';
import type { RoutedPoint } from './series.ts';

/**
 * The mean over time of a step function between two moments (milliseconds), 0–100. Before its first point it is unknown, but
 * for what `before` says of the time until `untilMs`. null when less than half of the span is known.
 */
export function meanPercent(
  points: readonly RoutedPoint[],
  startMs: number,
  endMs: number,
  before: { percent: number; untilMs: number } | null,
): number | null {
  const firstMs = points[0] === undefined ? Number.POSITIVE_INFINITY : toMs(points[0].at);
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
    const next = points[index + 1];
    add(point.percent, toMs(point.at), next === undefined ? Number.POSITIVE_INFINITY : toMs(next.at));
  }
  return knownMs * 2 < endMs - startMs ? null : sum / knownMs;
}
