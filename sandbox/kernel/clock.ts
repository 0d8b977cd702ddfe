/** A moment of simulated time: milliseconds since the Unix epoch. */
export type SimMs = number;

/**
 * The sandbox's only clock. Simulated time runs at `rate` simulated seconds per real second and can be advanced by
 * hand. Everything that happens later is scheduled here: advancing the clock runs every due action in time order, each
 * with `now()` equal to its due time. Nothing in sandbox/ may use setTimeout or Date.now for simulated behaviour.
 */
export interface Clock {
  now(): SimMs;
  /** Simulated seconds per real second; 0 means that time only moves by `advance`. */
  readonly rate: number;
  setRate(rate: number): void;
  /** Runs everything due within the next `ms` simulated milliseconds, then leaves `now()` there. */
  advance(ms: number): Promise<void>;
  /** Runs `action` once, at `at` (or at the next tick if `at` is past). Returns a function that cancels it. */
  at(at: SimMs, action: () => void | Promise<void>): () => void;
  /** Runs `action` at every multiple of `ms` since the epoch. Returns a function that cancels it. */
  every(ms: number, action: () => void | Promise<void>): () => void;
}
