import type { Iso } from '../time/iso.ts';
import type { Missing } from './missing.ts';
import type { SeriesEvent } from './series-event.ts';
import type { PlannedPoint, RoutedPoint, Series, VersionSeries } from './series.ts';

/** The members of a list from index `from` on. Earlier ones stay. */
interface Tail<T> {
  from: number;
  values: T[];
}

/** What has changed in a rollout's series since one of its revisions: new and revised points. */
export interface SeriesPatch {
  /** The revision that it applies to. */
  base: number;
  /** The revision that it leads to. */
  revision: number;
  t: Tail<Iso> | null;
  /** Columns by name ("routedPercent", "versions/42/errors"). An absent one stays as it is. */
  columns: Record<string, Tail<number | null>>;
  planned: Tail<PlannedPoint> | null;
  routed: Tail<RoutedPoint> | null;
  events: Tail<SeriesEvent> | null;
  missing: Missing[] | null;
  routedSource: Series['routedSource'];
}

/**
 * The patch that turns `before` into `after`; null: they have too little in common (another beginning, other versions).
 */
export function diffSeries(before: Series, after: Series): SeriesPatch | null {
  const [old, now] = [columnsOf(before), columnsOf(after)];
  const names = Object.keys(now);
  if (before.t[0] !== after.t[0] || names.join() !== Object.keys(old).join()) return null;
  return {
    base: before.revision,
    revision: after.revision,
    t: tailOf(before.t, after.t),
    columns: Object.fromEntries(
      names.flatMap((name) => {
        const tail = tailOf(old[name] ?? [], now[name] ?? []);
        return tail === null ? [] : [[name, tail]];
      }),
    ),
    planned: tailOf(before.planned, after.planned),
    routed: tailOf(before.routed, after.routed),
    events: tailOf(before.events, after.events),
    missing: JSON.stringify(before.missing) === JSON.stringify(after.missing) ? null : after.missing,
    routedSource: after.routedSource,
  };
}

/** Nothing but the revision has changed. */
export function isEmptyPatch({ t, columns, planned, routed, events, missing }: SeriesPatch): boolean {
  return Object.keys(columns).length === 0 && [t, planned, routed, events, missing].every((part) => part === null);
}

/** The series after the change. `patch.base` must be its revision. */
export function patchSeries(series: Series, patch: SeriesPatch): Series {
  const column = (name: string, before: (number | null)[]) => withTail(before, patch.columns[name] ?? null);
  const ofVersion = (version: string, before: VersionSeries): VersionSeries => ({
    invocations: column(`versions/${version}/invocations`, before.invocations),
    errors: column(`versions/${version}/errors`, before.errors),
    throttles: column(`versions/${version}/throttles`, before.throttles),
    p50Ms: column(`versions/${version}/p50Ms`, before.p50Ms),
    p90Ms: column(`versions/${version}/p90Ms`, before.p90Ms),
    p99Ms: column(`versions/${version}/p99Ms`, before.p99Ms),
    slowCalls: column(`versions/${version}/slowCalls`, before.slowCalls),
  });
  return {
    revision: patch.revision,
    t: withTail(series.t, patch.t),
    plannedPercent: column('plannedPercent', series.plannedPercent),
    routedPercent: column('routedPercent', series.routedPercent),
    observedPercent: column('observedPercent', series.observedPercent),
    evidenceLog10: column('evidenceLog10', series.evidenceLog10),
    versions: Object.fromEntries(
      Object.entries(series.versions).map(([version, before]) => [version, ofVersion(version, before)]),
    ),
    planned: withTail(series.planned, patch.planned),
    routed: withTail(series.routed, patch.routed),
    events: withTail(series.events, patch.events),
    missing: patch.missing ?? series.missing,
    routedSource: patch.routedSource,
  };
}

function columnsOf(series: Series): Record<string, (number | null)[]> {
  const { plannedPercent, routedPercent, observedPercent, evidenceLog10 } = series;
  const columns: Record<string, (number | null)[]> = { plannedPercent, routedPercent, observedPercent, evidenceLog10 };
  for (const [version, figures] of Object.entries(series.versions))
    for (const [name, column] of Object.entries<(number | null)[]>({ ...figures }))
      columns[`versions/${version}/${name}`] = column;
  return columns;
}

function tailOf<T>(before: readonly T[], after: readonly T[]): Tail<T> | null {
  let from = 0;
  while (from < before.length && from < after.length && isSame(before[from], after[from])) from += 1;
  return from === before.length && from === after.length ? null : { from, values: after.slice(from) };
}

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));

const withTail = <T>(before: T[], tail: Tail<T> | null): T[] =>
  tail === null ? before : [...before.slice(0, tail.from), ...tail.values];
