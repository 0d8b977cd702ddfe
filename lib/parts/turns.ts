/** Coordinates the commands of this process. */
export interface Turns {
  /**
   * Runs actions on one group's alarms one after the other: read, change and write must not interleave, and AWS has no
   * revision id here that would detect it.
   */
  take<T>(group: { target: string; application: string; group: string }, action: () => Promise<T>): Promise<T>;
  /** Running commands by Idempotency-Key: one that is sent again in the meantime gets the same answer. */
  underway: Map<string, Promise<unknown>>;
}
