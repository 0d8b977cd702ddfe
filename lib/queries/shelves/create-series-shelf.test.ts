import { beforeEach, describe, expect, test } from 'vitest';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { makeRollout } from '../../../testing/domain/make-rollout.ts';
import { patchSeries, type SeriesPatch } from '../../domain/series/series-patch.ts';
import type { Rollout } from '../../domain/rollout/rollout.ts';
import type { Samples } from '../../parts/samples.ts';
import type { SeriesShelf } from '../../parts/shelves.ts';
import type { WatchEvent } from '../../parts/watcher.ts';
import { createSeriesShelf } from './create-series-shelf.ts';

const NOW = '2026-11-21T14:04:10.000Z';
const NOTHING: Samples = { routed: [], minutes: [], events: [] };
const step = (at: string, percent: number): Samples => ({ ...NOTHING, routed: [{ at, percent, source: 'watched' }] });

let emit: (event: WatchEvent) => void;
let watched: Rollout;
let sent: (SeriesPatch | null)[];
let shelf: SeriesShelf;
let reads: number;
let kept: () => Promise<Samples>;

beforeEach(() => {
  watched = makeRollout({ id: 'd-1' });
  sent = [];
  reads = 0;
  kept = async () => NOTHING;
  const watcher = {
    onChange: (listener: typeof emit) => {
      emit = listener;
      return () => undefined;
    },
    rollout: () => watched,
  };
  shelf = createSeriesShelf({ clock: createFakeClock(NOW), watcher }, (_target, _id, patch) => sent.push(patch));
});

const get = (now = NOW) =>
  shelf.get(watched, now, () => {
    reads += 1;
    return kept();
  });
const written = (samples: Samples) =>
  emit({ type: 'samples', data: { target: watched.target, rolloutId: watched.id, samples } });

describe('the shelf of series', () => {
  test('what is written goes out as what it changes, and fits what was answered before', async () => {
    const before = await get();
    written(step('2026-11-21T14:04:09.000Z', 20));
    written(step('2026-11-21T14:05:09.000Z', 30));
    const after = await get();
    expect(sent).toHaveLength(2);
    const inBrowser = sent.reduce((series, patch) => (patch === null ? series : patchSeries(series, patch)), before);
    expect(inBrowser).toEqual(after);
    expect(after.routed.at(-1)).toEqual({ at: '2026-11-21T14:05:09.000Z', percent: 30 });
    expect(sent.map((patch) => patch?.base)).toEqual([before.revision, sent[0]?.revision]);
    expect(reads).toBe(1);
  });

  test('what is written while the store is still being read is not lost', async () => {
    const reading = Promise.withResolvers<Samples>();
    kept = () => reading.promise;
    const asked = get();
    written(step('2026-11-21T14:04:09.000Z', 20));
    reading.resolve(NOTHING);
    const before = await asked;
    const after = await get();
    expect(after.routed).toHaveLength(1);
    expect(sent[0] && patchSeries(before, sent[0])).toEqual(after);
  });

  test('of a series that nobody has at hand only that it changed is said', () => {
    written(step('2026-11-21T14:04:09.000Z', 20));
    expect(sent).toEqual([null]);
  });

  test('a share that is seen again changes nothing, and nothing is sent', async () => {
    await get();
    written(step('2026-11-21T14:04:00.000Z', 20));
    await get();
    sent.length = 0;
    written(step('2026-11-21T14:04:00.000Z', 20));
    await get();
    expect(sent).toEqual([]);
  });

  test('a minute later it goes on to that minute, for everybody', async () => {
    const before = await get();
    const after = await get('2026-11-21T14:05:10.000Z');
    expect(after.t.length).toBe(before.t.length + 1);
    expect(sent[0] && patchSeries(before, sent[0])).toEqual(after);
    expect(reads).toBe(1);
  });

  test('with other versions it is read again', async () => {
    await get();
    watched = { ...watched, candidateVersion: '43' };
    written(step('2026-11-21T14:04:09.000Z', 20));
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    expect(sent).toEqual([null]);
    expect(Object.keys((await get()).versions)).toContain('43');
    expect(reads).toBe(2);
  });

  test('a reading that failed is not kept', async () => {
    kept = () => Promise.reject(new Error('no database'));
    await expect(get()).rejects.toThrow('no database');
    kept = async () => step('2026-11-21T14:04:09.000Z', 20);
    expect((await get()).routed).toHaveLength(1);
  });
});
