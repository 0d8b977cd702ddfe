import type { StepPoint } from '../statistics/mean-percent.ts';

const MINUTE_MS = 60_000;
/** A change is seen some seconds late, and calls in progress are dated by their start. */
const AROUND_MS = 30_000;

/**
 * The share, in percent, of a minute that starts at `atMs`, if it was steady from half a minute before until half a
 * minute after; null: it was not, or it is not known. Ask for minutes in rising order.
 */
export function createShareAt(points: readonly StepPoint[]): (atMs: number) => number | null {
  const known = points.filter(
    ({ atMs, percent }) => Number.isFinite(atMs) && (percent === null || (percent >= 0 && percent <= 100)),
  );
  const changes = known
    .toSorted((a, b) => a.atMs - b.atMs)
    .filter(({ percent }, index, sorted) => percent !== sorted[index - 1]?.percent);
  let next = 0;
  return (atMs) => {
    while ((changes[next]?.atMs ?? Number.POSITIVE_INFINITY) <= atMs - AROUND_MS) next += 1;
    const change = changes[next];
    if (change !== undefined && change.atMs < atMs + MINUTE_MS + AROUND_MS) return null;
    return changes[next - 1]?.percent ?? null;
  };
}
