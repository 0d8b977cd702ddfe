import type { Clock } from '../kernel/clock.ts';

/** How many real invocations may be unfinished before a flowing clock waits for them. */
const MOST_BEHIND = 200;

/**
 * How real work fits into simulated time. A clock that is advanced (or stands still) waits for the work, so that the
 * next action comes after it; a flowing clock goes on, unless the work falls far behind.
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
