import type { RoutedPoint } from '@/lib/domain/series.ts';
import { toMs } from '@/lib/domain/iso-time.ts';

/** A share that holds from `atMs` until the next one. */
export interface Step {
  atMs: number;
  percent: number;
}

/** Points on the wire as steps, oldest first; of several at one instant the last counts. */
export function toSteps(points: readonly RoutedPoint[]): Step[] {
  const steps = points
    .map((point) => ({ atMs: toMs(point.at), percent: point.percent }))
    .filter((step) => Number.isFinite(step.atMs))
    .toSorted((a, b) => a.atMs - b.atMs);
  return steps.filter((step, index) => steps[index + 1]?.atMs !== step.atMs);
}

/** The share in force at an instant; null before the first step. */
export function percentAt(steps: readonly Step[], ms: number): number | null {
  return steps.findLast((step) => step.atMs <= ms)?.percent ?? null;
}

/** Mean share between two instants, weighted by time; null when the steps begin later than `fromMs`. */
export function meanPercent(steps: readonly Step[], fromMs: number, toMs: number): number | null {
  let percent = percentAt(steps, fromMs);
  if (percent === null || toMs <= fromMs) return null;
  let sum = 0;
  let since = fromMs;
  for (const step of steps) {
    if (step.atMs <= fromMs) continue;
    if (step.atMs >= toMs) break;
    sum += percent * (step.atMs - since);
    since = step.atMs;
    percent = step.percent;
  }
  return (sum + percent * (toMs - since)) / (toMs - fromMs);
}
