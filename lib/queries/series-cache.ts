import type { Series } from '../domain/series/series.ts';
import type { Watcher } from '../parts/watcher.ts';

export interface SeriesCache {
  /** The kept answer for this rollout and minute, or what `build` makes. A failed building is not kept. */
  get(target: string, rolloutId: string, minute: number, build: () => Promise<Series>): Promise<Series>;
}

const caches = new WeakMap<Watcher, SeriesCache>();
const KEPT_ROLLOUTS = 100;

/**
 * One building a minute and rollout, however many browsers ask at the same moment; dropped as soon as the watcher says that the
 * series or the rollout itself has changed.
 */
export function seriesCacheOf(watcher: Watcher): SeriesCache {
  const known = caches.get(watcher);
  if (known !== undefined) return known;
  const kept = new Map<string, { minute: number; series: Promise<Series> }>();
  watcher.onChange((event) => {
    if (event.type === 'series') kept.delete(keyOf(event.data.target, event.data.rolloutId));
    if (event.type === 'rollout') kept.delete(keyOf(event.data.target, event.data.id));
  });
  const cache: SeriesCache = {
    get(target, rolloutId, minute, build) {
      const key = keyOf(target, rolloutId);
      const before = kept.get(key);
      if (before?.minute === minute) return before.series;
      const series = build();
      if (kept.size >= KEPT_ROLLOUTS) kept.clear();
      const entry = { minute, series };
      kept.set(key, entry);
      series.catch(() => {
        if (kept.get(key) === entry) kept.delete(key);
      });
      return series;
    },
  };
  caches.set(watcher, cache);
  return cache;
}

function keyOf(target: string, rolloutId: string): string {
  return `${target} ${rolloutId}`;
}
