import { buildSeries } from '../../domain/rollout/build-series.ts';
import { seriesSpan } from '../../domain/rollout/series-span.ts';
import type { Rollout } from '../../domain/rollout/rollout.ts';
import { eventKey } from '../../domain/series/series-event.ts';
import { diffSeries, isEmptyPatch, type SeriesPatch } from '../../domain/series/series-patch.ts';
import type { Series } from '../../domain/series/series.ts';
import { toIso, toMs, type Iso } from '../../domain/time/iso.ts';
import type { Clock } from '../../parts/clock.ts';
import type { Samples } from '../../parts/samples.ts';
import type { SeriesShelf } from '../../parts/shelves.ts';
import type { Watcher } from '../../parts/watcher.ts';

const MINUTE_MS = 60_000;
const KEPT_ROLLOUTS = 100;

interface Kept {
  /** The names of alias and versions: if they change, other minutes count. */
  names: string;
  rollout: Rollout;
  samples: Samples;
  series: Series;
  until: Iso;
}

/**
 * A rollout's history is built once for everybody, and again when samples of it were written. The change goes to every
 * browser (`publish`). The shelf takes the samples as they come, so a new point reads nothing. null: read again.
 */
export function createSeriesShelf(
  { clock, watcher }: { clock: Clock; watcher: Pick<Watcher, 'onChange' | 'rollout'> },
  publish: (target: string, rolloutId: string, patch: SeriesPatch | null) => void,
): SeriesShelf {
  const shelf = new Map<string, Promise<Kept>>();
  let lastRevision = 0;

  function build(rollout: Rollout, samples: Samples, until: Iso): Kept {
    // From the clock, so that another process continues where this one ends.
    lastRevision = Math.max(lastRevision + 1, clock.now().getTime());
    const series = buildSeries({ rollout, ...samples, ...seriesSpan(rollout, until) });
    return { names: namesOf(rollout), rollout, samples, until, series: { ...series, revision: lastRevision } };
  }
  /** Builds it again, and publishes what changed. */
  function rebuild(before: Kept, rollout: Rollout, samples: Samples, until: Iso): Kept {
    const after = build(rollout, samples, until);
    const patch = diffSeries(before.series, after.series);
    if (patch !== null && isEmptyPatch(patch)) return { ...after, series: before.series };
    publish(rollout.target, rollout.id, patch);
    return after;
  }
  function put(key: string, making: Promise<Kept>): Promise<Kept> {
    shelf.delete(key);
    const oldest = shelf.keys().next().value;
    if (shelf.size >= KEPT_ROLLOUTS && oldest !== undefined) shelf.delete(oldest);
    shelf.set(key, making);
    making.catch(() => {
      if (shelf.get(key) === making) shelf.delete(key);
    });
    return making;
  }

  watcher.onChange((event) => {
    if (event.type !== 'samples') return;
    const { target, rolloutId, samples } = event.data;
    const key = keyOf(target, rolloutId);
    const kept = shelf.get(key);
    // Nobody has asked for it, or it has expired: whoever has it reads it again.
    if (kept === undefined) return publish(target, rolloutId, null);
    const next = kept.then((before) => {
      const rollout = watcher.rollout(target, rolloutId) ?? before.rollout;
      if (namesOf(rollout) !== before.names) throw new Error('other versions: what is kept does not count any more');
      const newest = [before.until, ...samples.routed.map(({ at }) => at), ...samples.events.map(({ at }) => at)];
      const ends = samples.minutes.map(({ at }) => toIso(toMs(at) + MINUTE_MS));
      return rebuild(
        before,
        rollout,
        together(before.samples, samples),
        [...newest, ...ends].toSorted().at(-1) ?? before.until,
      );
    });
    put(key, next).catch(() => publish(target, rolloutId, null));
  });

  return {
    async get(rollout, now, read) {
      const key = keyOf(rollout.target, rollout.id);
      const before = shelf.get(key);
      const making = (before ?? Promise.reject(new Error('not kept'))).then(
        (kept) => {
          if (kept.names !== namesOf(rollout)) return read().then((samples) => rebuild(kept, rollout, samples, now));
          const isOfThisMinute = minuteOf(kept.until) >= minuteOf(now);
          return isOfThisMinute && courseOf(kept.rollout) === courseOf(rollout)
            ? kept
            : rebuild(kept, rollout, kept.samples, now);
        },
        () => read().then((samples) => build(rollout, samples, now)),
      );
      return (await put(key, making)).series;
    },
  };
}

/** Later readings of a minute, and later facts of an event, replace earlier ones. */
function together(before: Samples, added: Samples): Samples {
  const merge = <T>(old: readonly T[], now: readonly T[], keyOfItem: (item: T) => string): T[] =>
    now.length === 0 ? [...old] : [...new Map([...old, ...now].map((item) => [keyOfItem(item), item])).values()];
  return {
    routed: merge(before.routed, added.routed, ({ at }) => at),
    minutes: merge(before.minutes, added.minutes, ({ at, version }) => `${version} ${at}`),
    events: merge(before.events, added.events, eventKey),
  };
}

const namesOf = ({ functionName, alias, baselineVersion, candidateVersion }: Rollout): string =>
  [functionName, alias, baselineVersion, candidateVersion].join('\n');

/** What a series takes from the rollout itself. */
const courseOf = ({ status, completedAt, shiftStartedAt, plan, watched, verdict }: Rollout): string =>
  JSON.stringify([status, completedAt, shiftStartedAt, plan, watched.missing, verdict?.slow?.limit.ms]);

const keyOf = (target: string, rolloutId: string): string => `${target}\n${rolloutId}`;

const minuteOf = (at: Iso): number => Math.floor(toMs(at) / MINUTE_MS);
