import { isActive } from './is-active.ts';
import { toIso, toMs, type Iso } from '../time/iso.ts';
import { meanPercent } from '../statistics/mean-percent.ts';
import type { MinuteCount } from '../series/minute-count.ts';
import { plannedPoints } from '../plan/planned-points.ts';
import type { Rollout } from './rollout.ts';
import { rolloutVerdictOf } from '../verdict/rollout-verdict-of.ts';
import { eventKey, type SeriesEvent } from '../series/series-event.ts';
import type { RoutedPoint, RoutedSample, Series, VersionSeries } from '../series/series.ts';

const MINUTE_MS = 60_000;

export interface SeriesInput {
  rollout: Rollout;
  /** In any order. What was seen live and what was rebuilt. */
  routed: readonly RoutedSample[];
  /** In any order. Of two counts of one minute and version the later entry wins, because CloudWatch revises. */
  minutes: readonly MinuteCount[];
  events: readonly SeriesEvent[];
  from: Iso;
  /** The end of the wanted part. For a running rollout now, in AWS's time. */
  to: Iso;
}

/**
 * A rollout's history on an axis of minutes. Shares are means over the minute, so a minute with a step in it can be
 * compared with its counts. The observed share comes from counts only: a minute without any is null.
 */
export function buildSeries(input: SeriesInput): Omit<Series, 'revision'> {
  const { rollout, from, to } = input;
  const starts = minuteStarts(toMs(from), toMs(to));
  const points = input.routed.toSorted((a, b) => toMs(a.at) - toMs(b.at));
  const routed = withoutRepeats(points);
  const planned = plannedPoints({
    plan: rollout.plan,
    shiftStartedAt: rollout.shiftStartedAt,
    routed,
    now: to,
    endedAt: isActive(rollout.status) ? null : (rollout.completedAt ?? to),
  });
  // CodeDeploy refuses to start unless the alias is wholly on the baseline, so until the shift the candidate gets
  // nothing.
  const before = rollout.shiftStartedAt === null ? null : { percent: 0, untilMs: toMs(rollout.shiftStartedAt) };
  const routedUntilMs = isActive(rollout.status) ? lastReadMs(rollout, points) : Number.POSITIVE_INFINITY;
  const names = [rollout.baselineVersion, rollout.candidateVersion].filter((version) => version !== null);
  const slowLimitMs = rollout.verdict?.slow?.limit.ms ?? null;
  const versions = Object.fromEntries(
    names.map((name) => [name, versionSeries(input.minutes, name, starts, slowLimitMs)]),
  );
  return {
    t: starts.map(toIso),
    plannedPercent:
      planned.length === 0
        ? starts.map(() => null)
        : toPercents(starts, planned, { percent: 0, untilMs: Number.POSITIVE_INFINITY }),
    routedPercent: toPercents(starts, routed, before, routedUntilMs),
    observedPercent: observed(rollout, versions, starts),
    versions,
    evidenceLog10: evidenceOf(input, starts),
    planned,
    routed,
    events: sortedEvents(input.events),
    routedSource: sourceOf(points),
    missing: [...rollout.watched.missing],
  };
}

function toPercents(
  starts: readonly number[],
  points: readonly RoutedPoint[],
  before: { percent: number; untilMs: number } | null,
  knownUntilMs?: number,
): (number | null)[] {
  const steps = points.map(({ at, percent }) => ({ atMs: toMs(at), percent }));
  return starts.map((ms) => meanPercent(steps, ms, ms + MINUTE_MS, before, knownUntilMs));
}

/** While it runs, the last share is known up to its reading, not beyond. */
function lastReadMs({ asOf }: Rollout, points: readonly RoutedPoint[]): number {
  const last = points.at(-1)?.at ?? null;
  return Math.max(...[asOf.lambda, last].map((at) => (at === null ? Number.NEGATIVE_INFINITY : toMs(at))));
}

function minuteStarts(fromMs: number, untilMs: number): number[] {
  const firstMs = Math.floor(fromMs / MINUTE_MS) * MINUTE_MS;
  const count = Math.max(0, Math.ceil((untilMs - firstMs) / MINUTE_MS));
  return Array.from({ length: Number.isFinite(count) ? count : 0 }, (_, index) => firstMs + index * MINUTE_MS);
}

/** Changes only: a repeated share adds nothing. */
function withoutRepeats(points: readonly RoutedPoint[]): RoutedPoint[] {
  return points
    .filter((point, index) => point.percent !== points[index - 1]?.percent)
    .map(({ at, percent }) => ({ at, percent }));
}

function versionSeries(
  minutes: readonly MinuteCount[],
  version: string,
  starts: readonly number[],
  slowLimitMs: number | null,
): VersionSeries {
  const byMinute = new Map<number, MinuteCount>();
  for (const minute of minutes) {
    if (minute.version === version) byMinute.set(Math.floor(toMs(minute.at) / MINUTE_MS) * MINUTE_MS, minute);
  }
  const column = (pick: (minute: MinuteCount) => number | null) =>
    starts.map((ms) => {
      const minute = byMinute.get(ms);
      return minute === undefined ? null : pick(minute);
    });
  return {
    invocations: column((minute) => minute.invocations),
    errors: column((minute) => minute.errors),
    throttles: column((minute) => minute.throttles),
    p50Ms: column((minute) => minute.p50Ms),
    p90Ms: column((minute) => minute.p90Ms),
    p99Ms: column((minute) => minute.p99Ms),
    slowCalls: column((minute) => (minute.slowOverMs === slowLimitMs ? minute.slowCalls : null)),
  };
}

/**
 * The candidate's share of the counted calls. Lambda sends CloudWatch no zeros: while traffic shifts, a version without
 * a data point in a minute in which the other has one was not called. Outside of the shift a missing point means
 * nothing.
 */
function observed(rollout: Rollout, versions: Record<string, VersionSeries>, starts: readonly number[]) {
  const { shiftStartedAt, completedAt } = rollout;
  const shiftFromMs = shiftStartedAt === null ? Number.POSITIVE_INFINITY : toMs(shiftStartedAt);
  const shiftToMs = completedAt === null ? Number.POSITIVE_INFINITY : toMs(completedAt);
  return starts.map((ms, index) => {
    const absent = ms + MINUTE_MS > shiftFromMs && ms < shiftToMs ? 0 : null;
    const candidate = versions[rollout.candidateVersion ?? '']?.invocations[index] ?? absent;
    const baseline = versions[rollout.baselineVersion ?? '']?.invocations[index] ?? absent;
    if (candidate === null || baseline === null || candidate + baseline === 0) return null;
    return (candidate / (candidate + baseline)) * 100;
  });
}

function evidenceOf({ rollout, minutes, routed, to }: SeriesInput, starts: readonly number[]): (number | null)[] {
  const { baselineVersion, candidateVersion, shiftStartedAt, completedAt } = rollout;
  const { points } = rolloutVerdictOf({
    baselineVersion,
    candidateVersion,
    minutes,
    routed,
    from: shiftStartedAt,
    to: completedAt,
    now: to,
    // Only the evidence on failures is drawn.
    slowLimitMs: null,
  });
  const byMinute = new Map(points.map(({ at, log10 }) => [toMs(at), log10]));
  return starts.map((ms) => byMinute.get(ms) ?? null);
}

function sortedEvents(events: readonly SeriesEvent[]): SeriesEvent[] {
  const seen = new Map(events.map((event) => [eventKey(event), event]));
  return [...seen.values()].toSorted((a, b) => toMs(a.at) - toMs(b.at));
}

function sourceOf(points: SeriesInput['routed']): Series['routedSource'] {
  const sources = new Set(points.map((point) => point.source));
  if (sources.size > 1) return 'mixed';
  return points[0]?.source ?? 'none';
}
