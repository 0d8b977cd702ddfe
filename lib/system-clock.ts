import type { Clock } from './parts/clock.ts';

/** This machine's clock and timers. */
export const systemClock: Clock = {
  now: () => new Date(),
  after(ms, action) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};
