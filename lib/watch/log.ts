/** The log that the watcher needs: facts first, then the sentence. */
export interface WatchLog {
  info(facts: object, text: string): void;
  warn(facts: object, text: string): void;
  error(facts: object, text: string): void;
}
