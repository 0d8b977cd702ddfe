import type { Series, VersionSeries } from '../../lib/domain/series/series.ts';
import { toIso, toMs } from '../../lib/domain/time/iso.ts';

export const T0 = toMs('2026-11-21T13:40:00.000Z');
export const MINUTE = 60_000;

/** For tests: a history of so many minutes from T0, in which only the given parts are known. */
export function makeSeries(minutes: number, change: Partial<Series> = {}): Series {
  const nothing = unknownFor(minutes);
  return {
    revision: 1,
    t: Array.from({ length: minutes }, (_, index) => toIso(T0 + index * MINUTE)),
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
    ...change,
  };
}

/** For tests: one version's figures. What is not given is null throughout. */
export function makeVersionSeries(minutes: number, change: Partial<VersionSeries> = {}): VersionSeries {
  const nothing = unknownFor(minutes);
  return {
    invocations: nothing,
    errors: nothing,
    throttles: nothing,
    p50Ms: nothing,
    p90Ms: nothing,
    p99Ms: nothing,
    slowCalls: nothing,
    ...change,
  };
}

const unknownFor = (minutes: number) => Array.from({ length: minutes }, () => null);
