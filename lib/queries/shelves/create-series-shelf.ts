import type { Series } from '../../domain/series/series.ts';
import type { SeriesShelf } from '../../parts/shelves.ts';
import type { Watcher } from '../../parts/watcher.ts';

const KEPT_ROLLOUTS = 100;

/**
 * One building a minute and rollout, however many browsers ask at the same moment; dropped as soon as the watcher says that the
 * series or the rollout itself has changed.
 */
export function createSeriesShelf(watcher: Pick<Watcher, 'onChange'>): SeriesShelf {
  const kept = new Map<string, { minute: number; series: Promise<Series> }>();
  watcher.onChange((event) => {
    if (event.type === 'series') kept.delete(keyOf(event.data.target, event.data.rolloutId));
    if (event.type === 'rollout') kept.delete(keyOf(event.data.target, event.data.id));
  });
  return {
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
}

function keyOf(target: string, rolloutId: string): string {
  return `${target} ${rolloutId}`;
}
