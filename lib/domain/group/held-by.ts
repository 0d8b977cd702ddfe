/** The published version that holds exactly the code and settings of $LATEST. */
export interface HeldBy {
  version: string;
  /**
   * Nothing was published after it. Then Lambda publishes nothing and answers with it ("Lambda doesn't publish a
   * version if the function's configuration and code haven't changed since the last version", PublishVersion). An
   * update to the same content may count as a change.
   */
  isNewest: boolean;
}
