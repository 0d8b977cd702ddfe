import type { Series } from '../../lib/domain/series/series.ts';

/** For tests: a history in which only the given parts are known. */
export function makeSeries(change: Partial<Series>): Series {
  return {
    revision: 1,
    t: [],
    plannedPercent: [],
    routedPercent: [],
    observedPercent: [],
    versions: {},
    evidenceLog10: [],
    planned: [],
    routed: [],
    events: [],
    routedSource: 'watched',
    missing: [],
    ...change,
  };
}
