/** What commands of this process know of each other. */
export interface Turns {
  /**
   * Runs what concerns one group's alarms one after the other: read, change and write must not interleave, and AWS has no revision id
   * here that would notice.
   */
  take<T>(group: { target: string; application: string; group: string }, action: () => Promise<T>): Promise<T>;
  /** Commands that run now, by Idempotency-Key: one that is sent again meanwhile gets the same answer. */
  underway: Map<string, Promise<unknown>>;
}
