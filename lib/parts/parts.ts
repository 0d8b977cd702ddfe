import type { AwsTarget } from './aws-target.ts';
import type { Clock } from './clock.ts';
import type { LiveHub } from './live-hub.ts';
import type { Shelves } from './shelves.ts';
import type { Store } from './store.ts';
import type { Turns } from './turns.ts';
import type { Watcher } from './watcher.ts';

/**
 * The parts that the product is put together from. Watch, queries and commands ask for these (only for what they use:
 * `Pick<Parts, …>`); aws, store and live implement them; create-parts.ts joins them.
 */
export interface Parts {
  clock: Clock;
  targets: AwsTarget[];
  watcher: Watcher;
  store: Store;
  live: LiveHub;
  shelves: Shelves;
  turns: Turns;
}
