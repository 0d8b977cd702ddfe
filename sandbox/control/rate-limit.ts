import type { SimMs } from '../kernel/clock.ts';

export interface RateLimit {
  /** Calls per second of simulated time, in the long run. */
  perSecond: number;
  /** How many calls may come at once after a pause. */
  burst: number;
}

/** A token bucket that fills in simulated time: tests need no sleep, and a clock that stands still fills nothing. */
export function createBucket({ perSecond, burst }: RateLimit, now: () => SimMs): { take(): boolean } {
  let tokens = burst;
  let filledAt = now();
  return {
    take() {
      const at = now();
      // A reset may set the clock back.
      tokens = Math.min(burst, tokens + (Math.max(0, at - filledAt) / 1000) * perSecond);
      filledAt = at;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
