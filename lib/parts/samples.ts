import type { SeriesEvent } from '../domain/series/series-event.ts';
import type { RoutedSample } from '../domain/series/series.ts';
import type { MinuteCount } from './cloud-watch.ts';

/** The stored data from which a rollout's history is made. */
export interface Samples {
  routed: RoutedSample[];
  /** Of both versions. A later reading of a minute replaces an earlier one. */
  minutes: MinuteCount[];
  events: SeriesEvent[];
}

/** Samples of one rollout. */
export interface RolloutSamples {
  target: string;
  rolloutId: string;
  samples: Samples;
}
