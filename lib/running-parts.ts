import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { Parts } from './parts/parts.ts';

export interface RunningParts extends Parts {
  config: Config;
  log: Log;
  /** Stops the watcher and the streams, and closes the database. */
  stop(): Promise<void>;
}
