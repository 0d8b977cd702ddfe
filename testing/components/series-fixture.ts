import { toIso, toMs } from '../../lib/domain/time/iso.ts';
import type { Series, VersionSeries } from '../../lib/domain/series/series.ts';

export const T0 = toMs('2026-11-21T13:40:00.000Z');
export const MINUTE = 60_000;

/** One version's figures for tests. What is not given is null throughout. */
export function versionSeries(length: number, given: Partial<VersionSeries>): VersionSeries {
  const nothing = Array.from({ length }, () => null);
  return {
    invocations: nothing,
    errors: nothing,
    throttles: nothing,
    p50Ms: nothing,
    p90Ms: nothing,
    p99Ms: nothing,
    slowCalls: nothing,
    ...given,
  };
}

/** A series of `length` minutes from T0 for tests. */
export function seriesOf(length: number, given: Partial<Series>): Series {
  const nothing = Array.from({ length }, () => null);
  return {
    revision: 1,
    t: Array.from({ length }, (_, index) => toIso(T0 + index * MINUTE)),
    plannedPercent: nothing,
    routedPercent: nothing,
    observedPercent: nothing,
    versions: {},
    evidenceLog10: nothing,
    planned: [],
    routed: [],
    events: [],
    routedSource: 'watched',
    missing: [],
    ...given,
  };
}
