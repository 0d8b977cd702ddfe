import { expect, test } from 'vitest';
import { makeAlarm } from '../../../testing/domain/make-group.ts';
import { createWatchWorld, ordersGroup, ordersRollout, START_MS } from '../../../testing/watch/watch-world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const lastOf = (values: (number | null)[] | undefined) => values?.at(-1);

test('while a rollout runs the values of its alarms are read by the minute, and not after it', async () => {
  const { aws, clock, watcher } = createWatchWorld();
  aws.groups.push(ordersGroup());
  aws.alarms.set('orders-errors', makeAlarm({ name: 'orders-errors' }));
  aws.values.set('orders-errors', [0, 1, 3]);
  aws.deployments.push(
    ordersRollout(START_MS + 10 * SECOND, { end: { atMs: START_MS + 5 * MINUTE, status: 'Succeeded' } }),
  );
  watcher.start();
  await clock.advance(130 * SECOND);
  const alarms = () => watcher.rollout('default', 'd-ORDERS')?.alarms.items ?? [];
  expect(alarms()[0]?.recent).toEqual({ values: [0, 1, 3], until: '2026-11-21T10:02:00.000Z' });
  aws.values.set('orders-errors', [1, 3, 7]);
  await clock.advance(3 * MINUTE);
  expect(lastOf(alarms()[0]?.recent?.values)).toBe(7);
  aws.values.set('orders-errors', [3, 7, 99]);
  await clock.advance(12 * MINUTE);
  // The rollout keeps its alarms' values of the end. The group's are unknown, since nobody reads them any more.
  expect(lastOf(alarms()[0]?.recent?.values)).toBe(7);
  expect(watcher.groups('default')[0]?.alarms.items[0]).toMatchObject({ name: 'orders-errors', recent: null });
  await watcher.stop();
});
