import type { Tally } from './tally.ts';

export interface MetricDimension {
  name: string;
  value: string;
}

/** What names a series: dimensions are a set, and an alarm or query with other dimensions finds nothing. */
export interface MetricId {
  namespace: string;
  name: string;
  dimensions: readonly MetricDimension[];
}

/** Somewhere that metrics are kept. Times are milliseconds since the epoch. */
export interface MetricSource {
  /**
   * Pours every visible sample of the series in [fromMs, toMs) into the tally for the moment of its bucket.
   * `unit` null: any unit.
   */
  read(metric: MetricId, unit: string | null, fromMs: number, toMs: number, tallyAt: (at: number) => Tally): void;
  /** The units in which the series has data: CloudWatch keeps them apart. */
  unitsOf(metric: MetricId): readonly string[];
  /** Every series that has data at or after `sinceMs`. */
  list(sinceMs: number): Iterable<MetricId>;
}

/** CloudWatch keeps one-minute data for 15 days; this sandbox keeps nothing longer. */
export const RETENTION_MS = 15 * 24 * 3_600_000;

export const metricKey = ({ namespace, name, dimensions }: MetricId): string =>
  [namespace, name, ...dimensions.map((dimension) => `${dimension.name}\u0001${dimension.value}`).toSorted()].join(
    '\u0000',
  );
