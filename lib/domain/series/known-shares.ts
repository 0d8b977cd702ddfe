import type { PlannedPoint, RoutedPoint } from './series.ts';

/** The points with a known share. */
export function knownShares<T extends RoutedPoint>(points: readonly T[]): (T & PlannedPoint)[] {
  return points.filter((point): point is T & PlannedPoint => point.percent !== null);
}
