/** This machine's clock and timers; AWS's time is `AwsClock`. */
export interface Clock {
  now(): Date;
  /** Calls once, after `ms`. Returns a function that cancels it. */
  after(ms: number, action: () => void): () => void;
}
