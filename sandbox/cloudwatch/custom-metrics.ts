import type { SimMs } from '../kernel/clock.ts';
import { metricKey, RETENTION_MS } from './metric-source.ts';
import type { MetricId, MetricSource } from './metric-source.ts';
import { Tally } from './tally.ts';

interface Series {
  id: MetricId;
  /** By unit, since CloudWatch keeps units apart; then by the bucket's start. */
  byUnit: Map<string, Map<number, Tally>>;
  latestAt: SimMs;
}

/** Series written with PutMetricData, in buckets of a second (high resolution) or a minute. Visible at once. */
export class CustomMetrics implements MetricSource {
  private readonly series = new Map<string, Series>();
  private prunedAt = 0;

  /** `resolutionSeconds`: 1 or 60, PutMetricData's StorageResolution. `fill` adds the samples. */
  put(id: MetricId, unit: string, at: SimMs, resolutionSeconds: number, fill: (tally: Tally) => void): void {
    const key = metricKey(id);
    let series = this.series.get(key);
    if (!series) this.series.set(key, (series = { id, byUnit: new Map(), latestAt: at }));
    let buckets = series.byUnit.get(unit);
    if (!buckets) series.byUnit.set(unit, (buckets = new Map()));
    const start = Math.floor(at / (resolutionSeconds * 1000)) * resolutionSeconds * 1000;
    let tally = buckets.get(start);
    if (!tally) buckets.set(start, (tally = new Tally()));
    fill(tally);
    series.latestAt = Math.max(series.latestAt, start);
  }

  read(metric: MetricId, unit: string | null, fromMs: number, toMs: number, tallyAt: (at: number) => Tally): void {
    const series = this.series.get(metricKey(metric));
    if (!series) return;
    for (const [seriesUnit, buckets] of series.byUnit) {
      if (unit !== null && unit !== seriesUnit) continue;
      // For a short window on a long series (an alarm's), look up each second instead of walking every bucket.
      if ((toMs - fromMs) / 1000 < buckets.size) {
        for (let start = Math.ceil(fromMs / 1000) * 1000; start < toMs; start += 1000) {
          const tally = buckets.get(start);
          if (tally) tallyAt(start).merge(tally);
        }
        continue;
      }
      for (const [start, tally] of buckets) if (start >= fromMs && start < toMs) tallyAt(start).merge(tally);
    }
  }

  unitsOf(metric: MetricId): readonly string[] {
    return [...(this.series.get(metricKey(metric))?.byUnit.keys() ?? [])];
  }

  *list(sinceMs: number): Iterable<MetricId> {
    for (const series of this.series.values()) if (series.latestAt >= sinceMs) yield series.id;
  }

  /** Drops data past retention; checks at most once per hour of simulated time. */
  prune(now: SimMs): void {
    if (now - this.prunedAt < 3_600_000) return;
    this.prunedAt = now;
    const oldest = now - RETENTION_MS;
    for (const [key, series] of this.series) {
      if (series.latestAt < oldest) {
        this.series.delete(key);
        continue;
      }
      for (const buckets of series.byUnit.values())
        for (const start of buckets.keys()) if (start < oldest) buckets.delete(start);
    }
  }
}
