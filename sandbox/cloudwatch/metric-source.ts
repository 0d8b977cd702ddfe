import type { Tally } from './tally.ts';

export interface MetricDimension {
  name: string;
  value: string;
}

/** Identifies a series. Dimensions are a set: an alarm or query with other dimensions finds nothing. */
export interface MetricId {
  namespace: string;
  name: string;
  dimensions: readonly MetricDimension[];
}

/** A store of metrics. Times are milliseconds since the epoch. */
export interface MetricSource {
  /** Adds every visible sample in [fromMs, toMs) to the tally of its bucket's time. `unit` null: any unit. */
  read(metric: MetricId, unit: string | null, fromMs: number, toMs: number, tallyAt: (at: number) => Tally): void;
  /** The units in which the series has data: CloudWatch keeps them apart. */
  unitsOf(metric: MetricId): readonly string[];
  /** Every series that has data at or after `sinceMs`. */
  list(sinceMs: number): Iterable<MetricId>;
}

/** CloudWatch keeps one-minute data for 15 days; the sandbox keeps nothing longer. */
export const RETENTION_MS = 15 * 24 * 3_600_000;

export const metricKey = ({ namespace, name, dimensions }: MetricId): string =>
  [namespace, name, ...dimensions.map((dimension) => `${dimension.name}\u0001${dimension.value}`).toSorted()].join(
    '\u0000',
  );
