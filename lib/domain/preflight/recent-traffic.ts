import { toMs, type Iso } from '../time/iso.ts';
import type { MinuteCount } from '../series/minute-count.ts';
import type { PreflightFacts } from './preflight-facts.ts';

const HOUR_MS = 3_600_000;
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

/**
 * Traffic through the alias, from the versions' minutes or else from the group's own figures; null: neither was read.
 */
export function recentTraffic({ minutes, now, group }: PreflightFacts): {
  callsPerMinute: number;
  /** Of the version that the alias is on, 0–100; null: none of its calls was counted, or not whether it failed. */
  baselineErrorPercent: number | null;
} | null {
  if (minutes === null) {
    const { traffic } = group;
    if (traffic === null || traffic.perMinute === null) return null;
    return { callsPerMinute: traffic.perMinute, baselineErrorPercent: traffic.errorPercent };
  }
  const counts = countsSince(minutes, toMs(now) - SETTLES_MS - HOUR_MS, toMs(now) - SETTLES_MS);
  const baseline = counts.find(({ version }) => version === group.aliasState?.version);
  return {
    callsPerMinute: counts.reduce((sum, { calls }) => sum + calls, 0) / 60,
    baselineErrorPercent:
      baseline === undefined || baseline.judged === 0 ? null : Math.min(100, (baseline.errors / baseline.judged) * 100),
  };
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
