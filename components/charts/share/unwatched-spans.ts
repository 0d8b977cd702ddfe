import type { Step } from './to-steps.ts';

/** The stretches of a span in which the share is not known, oldest first; before the first point it is not. */
export function unwatchedSpans(
  routed: readonly Step[],
  { fromMs, untilMs }: { fromMs: number; untilMs: number },
): { fromMs: number; toMs: number }[] {
  const points: Step[] = [{ atMs: fromMs, percent: null }, ...routed];
  return points.flatMap(({ atMs, percent }, index) => {
    const from = Math.max(atMs, fromMs);
    const to = Math.min(points[index + 1]?.atMs ?? untilMs, untilMs);
    return percent === null && to > from ? [{ fromMs: from, toMs: to }] : [];
  });
}
