import type { RoutedPoint } from '@/lib/domain/series/series.ts';
import { toMs } from '@/lib/domain/time/iso.ts';

/** A share that holds from `atMs` until the next one; null: from there on it is not known. */
export interface Step {
  atMs: number;
  percent: number | null;
}

/** Points on the wire as steps, oldest first; of several at one instant the last counts. */
export function toSteps(points: readonly RoutedPoint[]): Step[] {
  const steps = points
    .map((point) => ({ atMs: toMs(point.at), percent: point.percent }))
    .filter((step) => Number.isFinite(step.atMs))
    .toSorted((a, b) => a.atMs - b.atMs);
  return steps.filter((step, index) => steps[index + 1]?.atMs !== step.atMs);
}

/** The share in force at an instant; null before the first step, and where it is not known. */
export function percentAt(steps: readonly Step[], ms: number): number | null {
  return steps.findLast((step) => step.atMs <= ms)?.percent ?? null;
}
