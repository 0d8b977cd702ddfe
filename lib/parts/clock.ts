/** This machine's clocks and timers; AWS's time is `AwsClock`. */
export interface Clock {
  /** What the machine's clock says. It can be set, back as well: for what people read, never for measuring a time. */
  now(): Date;
  /** Milliseconds that only grow, whatever is done to the clock. For all ages, budgets and time-outs. */
  monotonicMs(): number;
  /** Calls once, after `ms`. Returns a function that cancels it. */
  after(ms: number, action: () => void): () => void;
}
