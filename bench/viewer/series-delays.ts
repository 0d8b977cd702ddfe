import type { QueryClient } from '@tanstack/react-query';
import { seriesApiPath } from '../../lib/client/api/api-paths.ts';
import type { Rollout } from '../../lib/domain/rollout/rollout.ts';
import type { StreamedEvent } from '../stream.ts';

/** How a `series` event of a rollout reached its viewers. */
interface Arrival {
  /** performance.now() when it arrived at the first of them. */
  firstAt: number;
  /** performance.now() when the latest of them had the series with it. */
  lastAt: number;
  viewers: number;
}

export interface SeriesDelays {
  /** Watches one viewer's cache. */
  watch(queries: QueryClient, rollout: Rollout): SeriesWatch;
  forget(): void;
  /**
   * In ms, from an event's first arrival until the last of its rollout's `viewers` had the new series. Events that not
   * all of them have caught up with (the last ones) are only counted.
   */
  all(viewers: number): { delays: number[]; unfinished: number };
}

interface SeriesWatch {
  /** Must get each event before the product's client does. */
  onEvent(event: StreamedEvent): void;
  onRequest(path: string): void;
}

/** A viewer has the new series when its cache has it: from the event itself, or from a later request. */
export function createSeriesDelays(): SeriesDelays {
  const arrivals = new Map<string, Arrival>();
  return {
    watch(queries, rollout) {
      const mark = `"rolloutId":${JSON.stringify(rollout.id)}`;
      const path = seriesApiPath(rollout.target, rollout.id);
      let waiting: { id: string; isAsked: boolean }[] = [];
      queries.getQueryCache().subscribe((change) => {
        if (change.type !== 'updated' || change.action.type !== 'success' || change.query.queryKey[0] !== 'series')
          return;
        const isByEvent = change.action.manual === true;
        for (const { id, isAsked } of waiting) {
          const of = arrivals.get(id);
          if (of === undefined || !(isByEvent || isAsked)) continue;
          of.lastAt = performance.now();
          of.viewers += 1;
        }
        waiting = waiting.filter(({ isAsked }) => !(isByEvent || isAsked));
      });
      return {
        onEvent({ type, id, data, arrivedAt }) {
          if (type !== 'series' || id === null || !data.includes(mark)) return;
          if (!arrivals.has(id)) arrivals.set(id, { firstAt: arrivedAt, lastAt: arrivedAt, viewers: 0 });
          waiting.push({ id, isAsked: false });
        },
        onRequest(asked) {
          if (asked === path) for (const event of waiting) event.isAsked = true;
        },
      };
    },
    forget: () => arrivals.clear(),
    all(viewers) {
      const finished = [...arrivals.values()].filter((each) => each.viewers === viewers);
      const delays = finished.map(({ firstAt, lastAt }) => lastAt - firstAt);
      return { delays, unfinished: arrivals.size - delays.length };
    },
  };
}
