import { groupKey } from '../../domain/group/group-key.ts';
import type { Preflight } from '../../domain/preflight/preflight.ts';
import type { Clock } from '../../parts/clock.ts';
import type { LiveHub } from '../../parts/live-hub.ts';
import type { Shelves } from '../../parts/shelves.ts';
import type { Watcher } from '../../parts/watcher.ts';
import { createSeriesShelf } from './create-series-shelf.ts';
import { createShelf } from './create-shelf.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/**
 * Made once a process (create-parts.ts): Next bundles pages and routes apart, so a module-level shelf would exist
 * several times.
 */
export function createShelves({
  clock,
  watcher,
  live,
}: {
  clock: Clock;
  watcher: Pick<Watcher, 'onChange' | 'rollout'>;
  live: Pick<LiveHub, 'publish'>;
}): Shelves {
  const preflight = createShelf<Preflight>(clock, MINUTE_MS);
  watcher.onChange((event) => {
    if (event.type !== 'group') return;
    const { target, application, group } = event.data;
    preflight.drop(target, groupKey(application, group));
  });
  return {
    plans: createShelf(clock, MINUTE_MS),
    coldStarts: createShelf(clock, MINUTE_MS),
    hookLogs: createShelf(clock, 10 * SECOND_MS),
    // Also for a group with a part that cannot be read, which therefore never becomes recent.
    groups: createShelf(clock, 30 * SECOND_MS),
    // A deployment's revision never changes.
    carriedHooks: createShelf(clock, 60 * MINUTE_MS),
    preflight,
    // Pre-flight is made again at once when the group changes, and a composite alarm changes with its children.
    alarmsBelow: createShelf(clock, 10 * SECOND_MS),
    hooks: createShelf(clock, MINUTE_MS),
    versions: createShelf(clock, MINUTE_MS),
    concurrency: createShelf(clock, MINUTE_MS),
    minutes: createShelf(clock, MINUTE_MS),
    series: createSeriesShelf({ clock, watcher }, (target, rolloutId, patch) =>
      live.publish({ type: 'series', data: { target, rolloutId, patch } }),
    ),
  };
}
