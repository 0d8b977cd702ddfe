import { toIso, toMs, type Iso } from '../../domain/time/iso.ts';
import type { Rollout, VersionTraffic } from '../../domain/rollout/rollout.ts';
import type { RolloutVerdict } from '../../domain/verdict/rollout-verdict.ts';
import type { MinuteCount } from '../../parts/cloud-watch.ts';
import type { RolloutEntry } from './picture.ts';
import { rolloutNames } from './rollout-names.ts';

const MINUTE_MS = 60_000;

/**
 * Both versions' calls in the minutes since traffic began to shift (including the minute of the shift), until the end
 * of the newest minute that has counts. null before there are any. Where there is a verdict, of the minutes that it
 * judges and no others, so that its counts and these are the same.
 */
export function trafficSince(
  entry: RolloutEntry,
  shiftStartedAt: Iso | null,
  completedAt: Iso | null,
  verdict: Pick<RolloutVerdict, 'countedUntil'> | null,
): Rollout['traffic'] {
  if (shiftStartedAt === null) return null;
  const fromMs = Math.floor(toMs(shiftStartedAt) / MINUTE_MS) * MINUTE_MS;
  if (verdict !== null && verdict.countedUntil === null) return null;
  const ends = [completedAt, verdict?.countedUntil ?? null].filter((at) => at !== null).map(toMs);
  const untilMs = Math.min(Number.POSITIVE_INFINITY, ...ends);
  const within = (version: string | null): MinuteCount[] =>
    version === null
      ? []
      : [...(entry.minutes.get(version)?.values() ?? [])].filter(({ at }) => toMs(at) >= fromMs && toMs(at) < untilMs);
  const names = rolloutNames(entry);
  const baseline = within(names.baselineVersion);
  const candidate = names.candidateVersion === names.baselineVersion ? [] : within(names.candidateVersion);
  const last = [...baseline, ...candidate].map(({ at }) => toMs(at));
  if (last.length === 0) return null;
  return {
    since: toIso(fromMs),
    until: toIso(Math.max(...last) + MINUTE_MS),
    baseline: sumOf(names.baselineVersion, baseline),
    candidate: sumOf(names.candidateVersion, candidate),
  };
}

/** null without any minute: no data is not zero calls. */
function sumOf(version: string | null, minutes: MinuteCount[]): VersionTraffic | null {
  if (version === null || minutes.length === 0) return null;
  const sum = (pick: (minute: MinuteCount) => number | null) =>
    minutes.reduce<number | null>((total, minute) => addKnown(total, pick(minute)), null);
  return {
    version,
    // Minutes with other figures alone: CloudWatch has no zeros, so nothing was called in them.
    calls: sum((minute) => minute.invocations) ?? 0,
    errors: sum((minute) => minute.errors),
    throttles: sum((minute) => minute.throttles),
    p50Ms: meanByCalls(minutes, (minute) => minute.p50Ms),
    p90Ms: meanByCalls(minutes, (minute) => minute.p90Ms),
    p99Ms: meanByCalls(minutes, (minute) => minute.p99Ms),
  };
}

function addKnown(total: number | null, value: number | null): number | null {
  return value === null ? total : (total ?? 0) + value;
}

/**
 * Percentiles of minutes cannot be added up. Their mean, weighted by calls, is near the whole's while the minutes are
 * alike.
 */
function meanByCalls(minutes: MinuteCount[], pick: (minute: MinuteCount) => number | null): number | null {
  let [sum, calls] = [0, 0];
  for (const minute of minutes) {
    const value = pick(minute);
    if (value === null || minute.invocations === null) continue;
    sum += value * minute.invocations;
    calls += minute.invocations;
  }
  return calls === 0 ? null : sum / calls;
}
