import type { Clock } from './parts/clock.ts';

/** This machine's clocks and timers. */
export const systemClock: Clock = {
  now: () => new Date(),
  // From the process's start on it grows evenly. The origin makes it look like a time, and so never a small number.
  monotonicMs: () => performance.timeOrigin + performance.now(),
  after(ms, action) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};
