import { toMs } from '../../domain/time/iso.ts';
import type { Iso } from '../../domain/time/iso.ts';

/** AWS's time in the browser: the server sends the time and its rate, the browser counts on from there. */
export interface BrowserAwsClock {
  /** Milliseconds since 1970, AWS's time. */
  now: () => number;
  rate: () => number;
  /** The time of the first reading, for rendering that must equal the server's. */
  firstNow: () => number;
  correct: (now: Iso, rate: number) => void;
  /** Called about once a second. */
  onTick: (listener: () => void) => () => void;
}

/** Smaller deviations are ignored, so that a countdown does not stutter with each message's travel time. */
const TOLERATED_MS = 750;
const TICK_MS = 1000;

/** @param monotonic milliseconds that never jump (performance.now) */
export function createAwsClock(now: Iso, rate: number, monotonic: () => number): BrowserAwsClock {
  const first = toMs(now);
  let anchor = { awsMs: first, atMs: monotonic(), rate };
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | null = null;
  const current = () => anchor.awsMs + (monotonic() - anchor.atMs) * anchor.rate;
  return {
    now: current,
    rate: () => anchor.rate,
    firstNow: () => first,
    correct(at, nextRate) {
      const givenMs = toMs(at);
      if (Number.isNaN(givenMs)) return;
      if (nextRate === anchor.rate && Math.abs(givenMs - current()) < TOLERATED_MS * Math.max(1, nextRate)) return;
      anchor = { awsMs: givenMs, atMs: monotonic(), rate: nextRate };
      for (const listener of listeners) listener();
    },
    onTick(listener) {
      listeners.add(listener);
      timer ??= setInterval(() => {
        for (const each of listeners) each();
      }, TICK_MS);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0 || timer === null) return;
        clearInterval(timer);
        timer = null;
      };
    },
  };
}
