import { expect, test } from 'vitest';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { createMemoryStore } from '../../../testing/watch/memory-store.ts';
import { silentLog } from '../../../testing/silent-log.ts';
import type { Samples } from '../../parts/samples.ts';
import { createRecorder } from './record.ts';

const point = { at: '2026-11-21T10:00:00.000Z', percent: 10, source: 'watched' as const };
const event = { at: '2026-11-21T10:00:00.000Z', kind: 'started' as const };

function makeRecorder() {
  const clock = createFakeClock('2026-11-21T10:00:00.000Z');
  const store = createMemoryStore();
  const handed: { rolloutId: string; samples: Samples; kept: number }[] = [];
  const recorder = createRecorder(store, clock, silentLog, ({ rolloutId, samples }) =>
    handed.push({ rolloutId, samples, kept: store.kept.routed.get(rolloutId)?.length ?? 0 }),
  );
  return { clock, store, handed, recorder };
}

test('samples are handed on when they are written, those of a rollout together', async () => {
  const { handed, recorder } = makeRecorder();
  recorder.addRouted('default', 'd-1', point);
  recorder.addEvent('default', 'd-1', event);
  recorder.addRouted('default', 'd-2', point);
  expect(handed).toEqual([]);
  await recorder.settled();
  expect(handed).toEqual([
    { rolloutId: 'd-1', samples: { routed: [point], minutes: [], events: [event] }, kept: 1 },
    { rolloutId: 'd-2', samples: { routed: [point], minutes: [], events: [] }, kept: 1 },
  ]);
});

test('a store that refuses keeps nobody from seeing them, and what was seen is not handed on twice', async () => {
  const { clock, store, handed, recorder } = makeRecorder();
  store.broken = true;
  recorder.addRouted('default', 'd-1', point);
  await recorder.settled();
  expect(handed).toMatchObject([{ rolloutId: 'd-1', kept: 0 }]);
  recorder.addRouted('default', 'd-1', { ...point, at: '2026-11-21T10:00:01.000Z', percent: 20 });
  expect(handed).toHaveLength(2);
  store.broken = false;
  await clock.advance(5_000);
  await recorder.settled();
  expect(handed).toHaveLength(2);
  expect(store.kept.routed.get('d-1')).toHaveLength(2);
});
