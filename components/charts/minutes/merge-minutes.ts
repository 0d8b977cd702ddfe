import type { Minute, VersionMinute } from './minute.ts';
import { MINUTE_MS } from '@/components/charts/axis/time-scale.ts';

const WIDTHS = [1, 2, 5, 10, 15, 30, 60];

/** Minutes that one bar or dot stands for, so that it is at least `minPx` wide. */
export function mergeWidth(minutePx: number, minPx: number): number {
  return WIDTHS.find((minutes) => minutes * minutePx >= minPx) ?? 60;
}

/** Several minutes as one mark. Sums over the minutes that have figures; `counted` is how many those are. */
export interface Merged {
  fromMs: number;
  toMs: number;
  counted: number;
  calls: number | null;
  baseCalls: number | null;
  candCalls: number | null;
  baseThrottles: number | null;
  candThrottles: number | null;
  /** Candidate's share of `calls`. */
  observedPercent: number | null;
  /** Mean routed share, weighted by each minute's calls: what the observed share should scatter around. */
  routedPercent: number | null;
}

/** Merges minutes into groups of `width`, cut at round moments: a day needs hundreds of marks, not thousands. */
export function mergeMinutes(minutes: readonly Minute[], width: number): Merged[] {
  const widthMs = width * MINUTE_MS;
  const groups = Map.groupBy(minutes, (minute) => Math.floor(minute.atMs / widthMs) * widthMs);
  return [...groups].map(([fromMs, members]) => mergeGroup(fromMs, fromMs + widthMs, members));
}

function mergeGroup(fromMs: number, toMs: number, members: Minute[]): Merged {
  const counted = members.filter((minute) => minute.calls !== null);
  const single = members.length === 1 ? members[0] : undefined;
  const calls = sum(counted, (minute) => minute.calls);
  const candCalls = sum(counted, (minute) => minute.cand.calls ?? 0);
  return {
    fromMs,
    toMs,
    counted: counted.length,
    calls,
    baseCalls: sum(counted, (minute) => minute.base.calls ?? 0),
    candCalls,
    baseThrottles: versionSum(members, (minute) => minute.base),
    candThrottles: versionSum(members, (minute) => minute.cand),
    observedPercent: single
      ? single.observedPercent
      : calls && candCalls !== null && members.some((minute) => minute.observedPercent !== null)
        ? (100 * candCalls) / calls
        : null,
    routedPercent: weightedRouted(counted),
  };
}

function versionSum(members: Minute[], of: (minute: Minute) => VersionMinute): number | null {
  return sum(
    members.filter((minute) => of(minute).throttles !== null),
    (minute) => of(minute).throttles,
  );
}

function sum(minutes: Minute[], of: (minute: Minute) => number | null): number | null {
  return minutes.length === 0 ? null : minutes.reduce((total, minute) => total + (of(minute) ?? 0), 0);
}

function weightedRouted(counted: Minute[]): number | null {
  let weighted = 0;
  let calls = 0;
  for (const minute of counted) {
    if (minute.routedPercent === null || minute.calls === null) return null;
    weighted += minute.routedPercent * minute.calls;
    calls += minute.calls;
  }
  return calls === 0 ? null : weighted / calls;
}
