import type { Minute, VersionMinute } from './minute.ts';
import { toMs } from '@/lib/domain/time/iso.ts';
import type { Series, VersionSeries } from '@/lib/domain/series/series.ts';

const NOTHING: VersionMinute = { calls: null, errors: null, throttles: null, p50Ms: null, p90Ms: null, p99Ms: null };

/**
 * A series as one row a minute. A minute in which one version has figures and the other none is a minute without calls
 * of the other (CloudWatch writes no zeros); one in which neither has any is unknown, and stays null.
 */
export function toMinutes(series: Series, baselineVersion: string | null, candidateVersion: string | null): Minute[] {
  const base = baselineVersion === null ? undefined : series.versions[baselineVersion];
  const cand = candidateVersion === null ? undefined : series.versions[candidateVersion];
  return series.t.map((iso, index) => {
    const atMs = toMs(iso);
    const one = versionMinute(base, index);
    const other = versionMinute(cand, index);
    const known = one.calls !== null || other.calls !== null;
    return {
      atMs,
      routedPercent: series.routedPercent[index] ?? null,
      observedPercent: series.observedPercent[index] ?? null,
      calls: known ? (one.calls ?? 0) + (other.calls ?? 0) : null,
      base: one,
      cand: other,
    };
  });
}

function versionMinute(series: VersionSeries | undefined, index: number): VersionMinute {
  if (!series) return NOTHING;
  return {
    calls: series.invocations[index] ?? null,
    errors: series.errors[index] ?? null,
    throttles: series.throttles[index] ?? null,
    p50Ms: series.p50Ms[index] ?? null,
    p90Ms: series.p90Ms[index] ?? null,
    p99Ms: series.p99Ms[index] ?? null,
  };
}

/** The last minute with counts of either version; null: none. Counts are drawn up to its end, never beyond. */
export function lastCountedMinute(minutes: readonly Minute[]): Minute | null {
  return minutes.findLast((minute) => minute.calls !== null) ?? null;
}
