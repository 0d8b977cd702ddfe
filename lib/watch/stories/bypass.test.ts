import { describe, expect, test } from 'vitest';
import { createWatchWorld, ordersGroup, ordersRollout, START_MS } from '../../../testing/watch/watch-world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

describe('a bypass', () => {
  const ignoring = { enabled: false, ignorePollAlarmFailure: false, names: ['orders-errors'] };

  test('of a target that is not configured makes health degraded, by name, until it has ended', async () => {
    const { clock, store, watcher } = createWatchWorld();
    store.kept.bypasses.push({
      id: 'b-1',
      target: 'renamed',
      application: 'orders-app',
      group: 'orders',
      since: '2026-11-21T09:00:00.000Z',
      by: 'mara',
      reason: 'urgent fix',
      until: { event: 'next-success' },
      origin: 'sluice',
      state: 'active',
      rearmError: null,
      endedAt: null,
      endedHow: null,
    });
    watcher.start();
    await clock.advance(10 * SECOND);
    expect(watcher.health()).toMatchObject({
      status: 'degraded',
      targets: [{ orphanedBypasses: [{ target: 'renamed', application: 'orders-app', group: 'orders' }] }],
    });
    store.kept.bypasses.length = 0;
    await clock.advance(10 * SECOND);
    expect(watcher.health()).toMatchObject({ status: 'ok', targets: [{ orphanedBypasses: [] }] });
    await watcher.stop();
  });

  test('that nobody recorded is shown since it was first seen', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.groups.push(ordersGroup({ alarms: ignoring }));
    watcher.start();
    await clock.advance(30 * SECOND);
    const group = await watcher.refreshGroup('default', 'orders-app', 'orders');
    expect(group.bypass).toMatchObject({ sinceIsFirstSeen: true, by: null, until: null });
    await watcher.stop();
  });

  test('that nobody recorded keeps that moment through a restart', async () => {
    const world = createWatchWorld();
    world.aws.groups.push(ordersGroup({ alarms: ignoring }));
    world.watcher.start();
    await world.clock.advance(30 * SECOND);
    const since = world.watcher.group('default', 'orders-app', 'orders')?.bypass?.since;
    expect(since?.slice(0, 16)).toBe('2026-11-21T10:00');
    await world.restart();
    await world.clock.advance(10 * MINUTE);
    world.watcher.start();
    await world.clock.advance(30 * SECOND);
    const group = await world.watcher.refreshGroup('default', 'orders-app', 'orders');
    expect(group.bypass).toMatchObject({ since, sinceIsFirstSeen: true });
    await world.watcher.stop();
  });

  test('made through Sluice has its author, reason and end; AWS decides whether it still is one', async () => {
    const { aws, clock, watcher, store } = createWatchWorld();
    aws.groups.push(ordersGroup({ alarms: ignoring }));
    store.kept.bypasses.push({
      id: 'b-1',
      target: 'default',
      application: 'orders-app',
      group: 'orders',
      since: '2026-11-21T09:58:00.000Z',
      by: 'mira',
      reason: 'urgent fix',
      until: { event: 'next-success' },
      origin: 'sluice',
      state: 'active',
      rearmError: null,
      endedAt: null,
      endedHow: null,
    });
    watcher.start();
    await clock.advance(30 * SECOND);
    const bypassed = await watcher.refreshGroup('default', 'orders-app', 'orders');
    expect(bypassed.bypass).toMatchObject({ by: 'mira', reason: 'urgent fix', until: { event: 'next-success' } });
    aws.groups[0] = ordersGroup();
    const rearmed = await watcher.refreshGroup('default', 'orders-app', 'orders');
    expect(rearmed.bypass).toBeNull();
    await watcher.stop();
  });

  test('is none where no alarm is listed', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.groups.push(ordersGroup({ alarms: { ...ignoring, names: [] } }));
    watcher.start();
    await clock.advance(30 * SECOND);
    const group = await watcher.refreshGroup('default', 'orders-app', 'orders');
    expect(group).toMatchObject({ bypass: null, alarms: { ignored: false } });
    await watcher.stop();
  });
});

test('only the health is published while nothing changes', async () => {
  const { aws, clock, watcher, events } = createWatchWorld();
  aws.groups.push(ordersGroup());
  aws.deployments.push(
    ordersRollout(START_MS - 60 * MINUTE, { end: { atMs: START_MS - 30 * MINUTE, status: 'Succeeded' } }),
  );
  watcher.start();
  await clock.advance(MINUTE);
  events.length = 0;
  await clock.advance(5 * MINUTE);
  expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['health']));
  expect(events.length).toBeGreaterThanOrEqual(145);
  await watcher.stop();
});

test('several who ask for the same rollout at once cost one reading', async () => {
  const { aws, clock, watcher } = createWatchWorld();
  aws.groups.push(ordersGroup());
  aws.deployments.push(ordersRollout(START_MS));
  watcher.start();
  await clock.advance(30 * SECOND);
  const before = aws.calls.length;
  await Promise.all([1, 2, 3].map(() => watcher.refreshRollout('default', 'd-ORDERS')));
  expect(aws.calls.slice(before).filter(({ operation }) => operation === 'GetDeploymentTarget')).toHaveLength(1);
  await watcher.stop();
});
