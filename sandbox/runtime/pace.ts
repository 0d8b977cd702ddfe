import type { Clock } from '../kernel/clock.ts';

/** So many real invocations may run behind a clock that flows before it waits for them. */
const MOST_BEHIND = 200;

/**
 * How real work fits into simulated time. While the clock is advanced (or stands) it waits for the work, so that what
 * happens next comes after it; while it flows it goes on, unless the work falls far behind.
 */
export function createPace(
  clock: Pick<Clock, 'rate'>,
): (work: Promise<unknown>, weight?: number) => Promise<void> | undefined {
  let behind = 0;
  return (work, weight = 1) => {
    behind += weight;
    const done = work.then(
      () => void (behind -= weight),
      () => void (behind -= weight),
    );
    return clock.rate === 0 || behind > MOST_BEHIND ? done : undefined;
  };
}
