import { beforeEach, describe, expect, test } from 'vitest';
import { denied } from '../../../testing/watch/refusals.ts';
import {
  createWatchWorld,
  ordersGroup,
  ordersRollout,
  START_MS,
  type WatchWorld,
} from '../../../testing/watch/watch-world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

let world: WatchWorld;
beforeEach(() => {
  world = createWatchWorld();
  world.aws.groups.push(ordersGroup());
  world.aws.deployments.push(
    ordersRollout(START_MS - 60 * MINUTE, { end: { atMs: START_MS - 30 * MINUTE, status: 'Succeeded' } }),
  );
});

const refresh = () => world.watcher.refreshGroup('default', 'orders-app', 'orders');
const shown = () => world.watcher.group('default', 'orders-app', 'orders');

describe('an alias that was moved by hand', () => {
  test('is shown since Sluice first saw it there, by the next process as well', async () => {
    world.watcher.start();
    await world.clock.advance(30 * SECOND);
    expect(shown()?.drift).toEqual({ kind: 'in-place' });
    world.aws.groups[0] = ordersGroup({ movedTo: '40' });
    await world.clock.advance(MINUTE);
    const seenAt = world.clock.now().toISOString();
    const moved = { kind: 'moved', expectedVersion: '42', version: '40', seenAt };
    expect((await refresh()).drift).toEqual(moved);
    await world.clock.advance(5 * MINUTE);
    await world.restart();
    await world.clock.advance(MINUTE);
    world.watcher.start();
    await world.clock.advance(0);
    expect(shown()?.drift).toEqual(moved);
    await world.clock.advance(5 * MINUTE);
    expect((await refresh()).drift).toEqual(moved);
    await world.watcher.stop();
  });

  test('before Sluice looked has no such moment', async () => {
    world.aws.groups[0] = ordersGroup({ movedTo: '40' });
    world.watcher.start();
    await world.clock.advance(5 * MINUTE);
    expect((await refresh()).drift).toMatchObject({ kind: 'moved', seenAt: null });
    await world.watcher.stop();
  });

  test('while no process ran is first seen by the next one', async () => {
    world.watcher.start();
    await world.clock.advance(30 * SECOND);
    await world.restart();
    world.aws.groups[0] = ordersGroup({ movedTo: '40' });
    await world.clock.advance(MINUTE);
    world.watcher.start();
    await world.clock.advance(30 * SECOND);
    const { drift } = await refresh();
    expect(drift).toMatchObject({ kind: 'moved', version: '40' });
    expect(drift.kind === 'moved' && drift.seenAt !== null && drift.seenAt >= '2026-11-21T10:01:30').toBe(true);
    await world.watcher.stop();
  });
});

describe('the version that an alias is on', () => {
  const asked = () => world.aws.calls.filter(({ operation }) => operation === 'GetFunctionConfiguration').length;

  test('is shown as gone once somebody looks at the group, and stays so after a restart', async () => {
    world.aws.gone.add('orders-api:42');
    world.watcher.start();
    await world.clock.advance(30 * SECOND);
    expect((await refresh()).drift).toEqual({ kind: 'version-gone', version: '42' });
    await world.restart();
    world.watcher.start();
    await world.clock.advance(30 * SECOND);
    expect(shown()?.drift).toEqual({ kind: 'version-gone', version: '42' });
    world.aws.groups[0] = ordersGroup({ movedTo: '41' });
    expect((await refresh()).drift).toMatchObject({ kind: 'moved', version: '41' });
    await world.watcher.stop();
  });

  test('is never asked about by the watching itself, and once a minute by those who look', async () => {
    world.watcher.start();
    await world.clock.advance(10 * MINUTE);
    expect(asked()).toBe(0);
    await refresh();
    await refresh();
    expect(asked()).toBe(1);
    await world.clock.advance(61 * SECOND);
    await refresh();
    expect(asked()).toBe(2);
    await world.watcher.stop();
  });

  test('is not called gone when Lambda refuses to answer', async () => {
    world.aws.refuse = (operation) =>
      operation === 'GetFunctionConfiguration' ? denied('lambda:GetFunctionConfiguration') : null;
    world.watcher.start();
    await world.clock.advance(30 * SECOND);
    expect((await refresh()).drift).toEqual({ kind: 'in-place' });
    await world.watcher.stop();
  });
});
