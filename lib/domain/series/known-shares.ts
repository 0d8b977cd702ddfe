import type { PlannedPoint, RoutedPoint } from './series.ts';

/** The points at which the share is known, without those from which on it is not. */
export function knownShares<T extends RoutedPoint>(points: readonly T[]): (T & PlannedPoint)[] {
  return points.filter((point): point is T & PlannedPoint => point.percent !== null);
}
