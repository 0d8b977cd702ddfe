import type { Clock } from '../parts/clock.ts';

/** Waits, by the clock's timers. */
export function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(ms, resolve);
  });
}
