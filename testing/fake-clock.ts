import { toMs } from '../lib/domain/time/iso.ts';
import type { Clock } from '../lib/parts/clock.ts';

/** A clock that stands still until a test moves it. */
export interface FakeClock extends Clock {
  /** The true time, ms; `now()` differs from it once the clock was set. */
  nowMs: () => number;
  /** Moves the time on. Timers fire in order, and what they start is awaited. */
  advance(ms: number): Promise<void>;
  /** Moves the time on and fires nothing, as when a machine slept. */
  pass: (ms: number) => void;
  /** Somebody sets the machine's clock this much ahead, or back. The time goes on as before. */
  set: (aheadMs: number) => void;
}

/**
 * For tests.
 * @param whileWaiting Runs when somebody sets a timer. If given, no timer waits for the test: the time passes at once.
 */
export function createFakeClock(start: string, whileWaiting: (() => void) | null = null): FakeClock {
  let nowMs = toMs(start);
  let aheadMs = 0;
  let counter = 0;
  const timers = new Map<number, { atMs: number; action: () => void }>();

  return {
    now: () => new Date(nowMs + aheadMs),
    monotonicMs: () => nowMs,
    nowMs: () => nowMs,
    after(ms, action) {
      if (whileWaiting !== null) {
        // After all that needs no waiting: a reading that answers at once is not overtaken by its own deadline.
        const waiting = setImmediate(() => {
          nowMs += ms;
          whileWaiting();
          action();
        });
        return () => clearImmediate(waiting);
      }
      counter += 1;
      const id = counter;
      timers.set(id, { atMs: nowMs + Math.max(0, ms), action });
      return () => timers.delete(id);
    },
    async advance(ms) {
      const endMs = nowMs + ms;
      for (;;) {
        await settle();
        let next: { id: number; atMs: number; action: () => void } | null = null;
        for (const [id, timer] of timers)
          if (timer.atMs <= endMs && (next === null || timer.atMs < next.atMs)) next = { id, ...timer };
        if (next === null) break;
        timers.delete(next.id);
        nowMs = Math.max(nowMs, next.atMs);
        next.action();
      }
      nowMs = endMs;
      await settle();
    },
    pass(ms) {
      nowMs += ms;
    },
    set(ms) {
      aheadMs += ms;
    },
  };
}

/** Lets every promise that can resolve do so. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
