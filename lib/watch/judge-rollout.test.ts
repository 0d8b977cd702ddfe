import { describe, expect, test } from 'vitest';
import { createWatchWorld, ordersGroup, ordersRollout, START_MS } from './testing/start-watch.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A canary at 10% from 10:00:15; of its calls so many fail. */
function badCanary(failures: number) {
  const world = createWatchWorld();
  world.aws.groups.push(ordersGroup());
  world.aws.counts = (_name, version) => (version === '41' ? 270 : 30);
  world.aws.failures = (version) => (version === '42' ? failures : 1);
  world.aws.deployments.push(
    ordersRollout(START_MS + 10 * SECOND, { steps: [{ atMs: START_MS + 15 * SECOND, percent: 10 }] }),
  );
  return world;
}

describe('the verdict on a watched rollout', () => {
  test('is there seconds after the first bad minute ended, and its moment is noted once', async () => {
    const { clock, watcher, store } = badCanary(9);
    watcher.start();
    await clock.advance(MINUTE + 10 * SECOND);
    expect(watcher.rollout('default', 'd-ORDERS')?.verdict).toMatchObject({
      kind: 'worse',
      headline: 'Version 42 fails more often',
      detail: '9 of 30 calls against 1 of 270 calls; chance of a false alarm under 1%.',
      worse: { at: '2026-11-21T10:01:00.000Z', candidate: { calls: 30, failed: 9 } },
      countedUntil: '2026-11-21T10:01:00.000Z',
      besides: [],
    });
    await clock.advance(5 * MINUTE);
    await watcher.stop();
    const worse = store.kept.events.get('d-ORDERS')?.filter(({ kind }) => kind === 'worse') ?? [];
    expect(worse).toHaveLength(1);
    expect(worse[0]?.text).toBe('Version 42 fails more often');
    expect(Date.parse(worse[0]?.at ?? '') - Date.parse('2026-11-21T10:01:00.000Z')).toBeLessThanOrEqual(10 * SECOND);
  });

  test('says what would have been seen of one that fails no more often, and notes nothing', async () => {
    const { clock, watcher, store } = badCanary(0);
    watcher.start();
    await clock.advance(10 * MINUTE);
    const verdict = watcher.rollout('default', 'd-ORDERS')?.verdict;
    expect(verdict).toMatchObject({ kind: 'no-difference', worse: null });
    expect(verdict?.smallestVisiblePoints).toBeGreaterThan(0);
    await watcher.stop();
    expect(store.kept.events.get('d-ORDERS')?.some(({ kind }) => kind === 'worse')).toBe(false);
  });

  test('is not worked out anew until a minute passes or counts change', async () => {
    const { clock, watcher } = badCanary(2);
    watcher.start();
    await clock.advance(3 * MINUTE + 20 * SECOND);
    const before = watcher.rollout('default', 'd-ORDERS')?.verdict;
    expect(watcher.rollout('default', 'd-ORDERS')?.verdict).toBe(before);
    await clock.advance(MINUTE);
    expect(watcher.rollout('default', 'd-ORDERS')?.verdict).not.toBe(before);
    await watcher.stop();
  });

  test('is kept with a rollout that ended, and not said again by the next process', async () => {
    const world = badCanary(9);
    world.watcher.start();
    await world.clock.advance(2 * MINUTE);
    await world.restart();
    world.watcher.start();
    await world.clock.advance(2 * MINUTE);
    await world.watcher.stop();
    expect(world.store.kept.rollouts.get('d-ORDERS')?.verdict?.kind).toBe('worse');
    expect(world.store.kept.events.get('d-ORDERS')?.filter(({ kind }) => kind === 'worse')).toHaveLength(1);
  });
});
