import type { Iso } from '../time/iso.ts';
import type { Missing } from './missing.ts';
import type { SeriesEvent } from './series-event.ts';

/** Per-minute figures of one version, aligned with `Series.t`; null: no data for that minute. */
export interface VersionSeries {
  invocations: (number | null)[];
  errors: (number | null)[];
  throttles: (number | null)[];
  p50Ms: (number | null)[];
  p90Ms: (number | null)[];
  p99Ms: (number | null)[];
  /**
   * Calls that took longer than the limit of the rollout's verdict. null also where they were counted against another
   * limit.
   */
  slowCalls: (number | null)[];
}

/**
 * A moment at which the routed share was seen to be this (a step function: it holds until the next entry); null:
 * unknown from here on.
 */
export interface RoutedPoint {
  at: Iso;
  percent: number | null;
}

/** A routed point as it is kept: seen live, or rebuilt from what AWS still knows. */
export type RoutedSample = RoutedPoint & { source: 'watched' | 'rebuilt' };

/** A moment from which the plan has this share. */
export interface PlannedPoint {
  at: Iso;
  percent: number;
}

/**
 * A rollout's history. `t`: starts of minutes; the percent arrays and the versions are aligned with it. `routed` has
 * the exact moments of the steps, finer than minutes. So has `planned`: past as it was, future as predicted.
 */
export interface Series {
  /** Grows with every change. A patch names the one that it applies to. */
  revision: number;
  t: Iso[];
  plannedPercent: (number | null)[];
  routedPercent: (number | null)[];
  observedPercent: (number | null)[];
  versions: Record<string, VersionSeries>;
  /**
   * Decimal logarithm of the evidence that the candidate fails more often, after each minute that counts. "Worse" at 2.
   */
  evidenceLog10: (number | null)[];
  planned: PlannedPoint[];
  routed: RoutedPoint[];
  /** Moments that get a pin on the charts. */
  events: SeriesEvent[];
  /** Where the routed share comes from: seen live, or rebuilt from what AWS still knows. */
  routedSource: 'watched' | 'rebuilt' | 'mixed' | 'none';
  missing: Missing[];
}
