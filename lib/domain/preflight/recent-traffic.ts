import { toMs, type Iso } from '../time/iso.ts';
import type { MinuteCount } from '../series/minute-count.ts';
import type { PreflightFacts } from './preflight-facts.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Metrics of the last two minutes are not complete yet. */
const SETTLES_MS = 120_000;

export interface VersionCounts {
  version: string;
  calls: number;
  /** Calls of the minutes whose errors are known. */
  judged: number;
  errors: number;
}

/**
 * Calls and errors of each version behind the alias in the hour before `now`, the version with the most errors first.
 */
export function lastHour(minutes: readonly MinuteCount[], now: Iso): VersionCounts[] {
  return countsSince(minutes, toMs(now) - HOUR_MS, toMs(now)).toSorted(
    (a, b) => b.errors - a.errors || b.calls - a.calls,
  );
}

export interface RecentTraffic {
  callsPerMinute: number;
  /** Of the version that the alias is on, 0–100; null: none of its calls was counted, or not whether it failed. */
  baselineErrorPercent: number | null;
  /** Calls that `baselineErrorPercent` rests on; null: not known. */
  baselineCalls: number | null;
  /** How long a call takes: p90 of all versions, the mean of the minutes weighted by calls. null: not known. */
  p90Ms: number | null;
  /** The minutes that all this rests on: fewer than 60 where the first call came since. null: not known. */
  minutes: number | null;
}

/**
 * Traffic through the alias, from the versions' minutes or else from the group's own figures; null: neither was read.
 */
export function recentTraffic({ minutes, now, group }: PreflightFacts): RecentTraffic | null {
  if (minutes === null) {
    const { traffic } = group;
    if (traffic === null || traffic.perMinute === null) return null;
    const { perMinute: callsPerMinute, errorPercent: baselineErrorPercent } = traffic;
    return { callsPerMinute, baselineErrorPercent, baselineCalls: null, p90Ms: null, minutes: null };
  }
  const untilMs = toMs(now) - SETTLES_MS;
  const span = spanMinutes(minutes, untilMs, group.traffic?.callsByHour ?? null);
  const counts = countsSince(minutes, untilMs - HOUR_MS, untilMs);
  const baseline = counts.find(({ version }) => version === group.aliasState?.version);
  return {
    callsPerMinute: counts.reduce((sum, { calls }) => sum + calls, 0) / span,
    baselineErrorPercent:
      baseline === undefined || baseline.judged === 0 ? null : Math.min(100, (baseline.errors / baseline.judged) * 100),
    baselineCalls: baseline?.judged ?? 0,
    p90Ms: meanP90(minutes, untilMs - HOUR_MS, untilMs),
    minutes: span,
  };
}

/**
 * The minutes over which the calls of the last hour came. A function that is new has no hour behind it: its calls count
 * from the first on. Only if it is new, and not merely called rarely: no call in the hours before, by the minutes
 * (three hours of them are read) and by the day's hours, and then one in nearly every minute.
 */
function spanMinutes(
  minutes: readonly MinuteCount[],
  untilMs: number,
  callsByHour: readonly (number | null)[] | null,
): number {
  const called = [...new Set(minutes.flatMap(({ at, invocations }) => ((invocations ?? 0) > 0 ? [toMs(at)] : [])))];
  const firstMs = Math.min(...called);
  const since = Math.max(1, Math.ceil((untilMs - firstMs) / MINUTE_MS));
  // The last of the day's hours may be this one's beginning.
  const wasCalledBefore = (callsByHour ?? []).slice(0, -1).some((calls) => calls !== null && calls > 0);
  const isSteady = called.filter((ms) => ms < untilMs).length >= since * 0.8;
  return called.length === 0 || since >= 60 || wasCalledBefore || !isSteady ? 60 : since;
}

function meanP90(minutes: readonly MinuteCount[], fromMs: number, untilMs: number): number | null {
  let [sum, calls] = [0, 0];
  for (const { at, p90Ms, invocations } of minutes) {
    if (p90Ms === null || invocations === null || toMs(at) < fromMs || toMs(at) >= untilMs) continue;
    sum += p90Ms * invocations;
    calls += invocations;
  }
  return calls === 0 ? null : sum / calls;
}

function countsSince(minutes: readonly MinuteCount[], fromMs: number, untilMs: number): VersionCounts[] {
  const counts = new Map<string, VersionCounts>();
  for (const { version, at, invocations, errors } of minutes) {
    if (toMs(at) < fromMs || toMs(at) >= untilMs) continue;
    const sum = counts.get(version) ?? { version, calls: 0, judged: 0, errors: 0 };
    counts.set(version, {
      version,
      calls: sum.calls + (invocations ?? 0),
      judged: sum.judged + (errors === null ? 0 : (invocations ?? 0)),
      errors: sum.errors + (errors ?? 0),
    });
  }
  return [...counts.values()];
}
