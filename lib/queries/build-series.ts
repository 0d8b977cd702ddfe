import { toIso, toMs } from '../domain/iso-time.ts';
import type { Iso } from '../domain/iso.ts';
import { plannedPoints } from '../domain/planned-points.ts';
import type { Rollout } from '../domain/rollout.ts';
import type { RoutedPoint, Series, SeriesEvent, VersionSeries } from '../domain/series.ts';
import type { MinuteCount } from '../parts.ts';

const MINUTE_MS = 60_000;

export interface SeriesSources {
  rollout: Rollout;
  routed: (RoutedPoint & { source: 'watched' | 'rebuilt' })[];
  minutes: MinuteCount[];
  events: SeriesEvent[];
  span: { from: Iso; to: Iso };
  /** AWS's time. */
  now: Iso;
}

/** Puts what was sampled on one axis of minutes; a minute that nobody counted is null, never 0. */
export function buildSeries(sources: SeriesSources): Series {
  const { rollout, routed, events } = sources;
  const t = minutesOf(sources.span);
  const index = new Map(t.map((at, position) => [at, position]));
  const planned = plannedPoints({
    plan: rollout.plan,
    shiftStartedAt: rollout.shiftStartedAt,
    routed,
    now: sources.now,
    endedAt: rollout.completedAt,
  });
  const versions = Object.fromEntries(
    [rollout.baselineVersion, rollout.candidateVersion]
      .filter((version) => version !== null)
      .map((version) => [version, versionSeries(version, sources.minutes, index)]),
  );
  return {
    t,
    plannedPercent: stepAt(t, planned, planned.length === 0 ? null : 0),
    routedPercent: stepAt(t, routed, null),
    observedPercent: observed(t.length, rollout, versions),
    versions,
    planned,
    routed: routed.map(({ at, percent }) => ({ at, percent })),
    events,
    routedSource: sourceOf(routed),
    missing: rollout.watched.missing,
  };
}

function minutesOf(span: { from: Iso; to: Iso }): Iso[] {
  const first = Math.floor(toMs(span.from) / MINUTE_MS) * MINUTE_MS;
  const count = Math.max(0, Math.floor((toMs(span.to) - first) / MINUTE_MS) + 1);
  return Array.from({ length: count }, (_, minute) => toIso(first + minute * MINUTE_MS));
}

function versionSeries(version: string, minutes: MinuteCount[], index: Map<Iso, number>): VersionSeries {
  const empty = () => Array.from<number | null>({ length: index.size }).fill(null);
  const series: VersionSeries = {
    invocations: empty(),
    errors: empty(),
    throttles: empty(),
    p50Ms: empty(),
    p90Ms: empty(),
    p99Ms: empty(),
  };
  for (const minute of minutes) {
    const position = minute.version === version ? index.get(minute.at) : undefined;
    if (position === undefined) continue;
    series.invocations[position] = minute.invocations;
    series.errors[position] = minute.errors;
    series.throttles[position] = minute.throttles;
    series.p50Ms[position] = minute.p50Ms;
    series.p90Ms[position] = minute.p90Ms;
    series.p99Ms[position] = minute.p99Ms;
  }
  return series;
}

/** The step function's value at each minute's start; `before` until its first point. Points are oldest first. */
function stepAt(t: Iso[], points: readonly RoutedPoint[], before: number | null): (number | null)[] {
  let next = 0;
  let percent = before;
  return t.map((at) => {
    for (let point = points[next]; point !== undefined && point.at <= at; point = points[next]) {
      percent = point.percent;
      next += 1;
    }
    return percent;
  });
}

/** CloudWatch writes no zeros: one version's count without the other's means that the other had no calls. */
function observed(length: number, rollout: Rollout, versions: Record<string, VersionSeries>): (number | null)[] {
  const base = rollout.baselineVersion === null ? undefined : versions[rollout.baselineVersion];
  const cand = rollout.candidateVersion === null ? undefined : versions[rollout.candidateVersion];
  return Array.from({ length }, (_, minute) => {
    const candidate = cand?.invocations[minute] ?? null;
    const baseline = base?.invocations[minute] ?? null;
    if (candidate === null && baseline === null) return null;
    const all = (candidate ?? 0) + (baseline ?? 0);
    return all === 0 ? null : (100 * (candidate ?? 0)) / all;
  });
}

function sourceOf(routed: readonly { source: 'watched' | 'rebuilt' }[]): Series['routedSource'] {
  const sources = new Set(routed.map((point) => point.source));
  if (sources.size === 2) return 'mixed';
  return sources.values().next().value ?? 'none';
}
