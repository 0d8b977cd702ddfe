import { beforeEach, describe, expect, test } from 'vitest';
import {
  createWatchWorld,
  ordersGroup,
  ordersRollout,
  START_MS,
  type WatchWorld,
} from '../../../testing/watch/watch-world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const OLD = { application: 'orders-old', group: 'g-old' };
const THIRD = { application: 'orders-app', group: 'g-third' };

let world: WatchWorld;
beforeEach(() => {
  world = createWatchWorld();
  world.aws.groups.push(ordersGroup(), ordersGroup(OLD));
  world.aws.deployments.push(
    ordersRollout(START_MS - 60 * MINUTE, {
      id: 'd-OLD',
      ...OLD,
      from: '40',
      to: '41',
      end: { atMs: START_MS - 45 * MINUTE, status: 'Succeeded' },
    }),
    ordersRollout(START_MS - 40 * MINUTE, { end: { atMs: START_MS - 30 * MINUTE, status: 'Succeeded' } }),
  );
});

const orders = () => world.watcher.group('default', 'orders-app', 'orders');
const old = () => world.watcher.group('default', OLD.application, OLD.group);
const lastSent = (name: string) =>
  world.events.findLast((event) => event.type === 'group' && event.data.group === name)?.data;

describe('two groups on one alias', () => {
  test('what the one left is in place for the other too, and each names the other', async () => {
    world.watcher.start();
    await world.clock.advance(5 * MINUTE);
    expect(old()).toMatchObject({
      drift: { kind: 'in-place' },
      aliasUse: { groups: [{ application: 'orders-app', group: 'orders' }], leftBy: { rollout: { id: 'd-ORDERS' } } },
    });
    expect(orders()).toMatchObject({ drift: { kind: 'in-place' }, aliasUse: { groups: [OLD], leftBy: null } });
    await world.watcher.stop();
  });

  test('while the one shifts it the other says by whom, and what it left is in place afterwards', async () => {
    world.watcher.start();
    await world.clock.advance(5 * MINUTE);
    const startMs = START_MS + 6 * MINUTE;
    const endMs = startMs + 10 * MINUTE;
    world.aws.deployments.push(
      ordersRollout(startMs, { id: 'd-NEXT', ...OLD, from: '42', to: '43', end: { atMs: endMs, status: 'Succeeded' } }),
    );
    await world.clock.advance(2 * MINUTE);
    const busy = {
      activeRolloutId: null,
      drift: { kind: 'shifting' },
      aliasUse: { running: { id: 'd-NEXT', ...OLD } },
    };
    expect(orders()).toMatchObject(busy);
    expect(lastSent('orders')).toMatchObject(busy);
    expect(old()).toMatchObject({ activeRolloutId: 'd-NEXT', aliasUse: { running: null } });
    await world.clock.advance(12 * MINUTE);
    const done = { drift: { kind: 'in-place' }, aliasState: { version: '43' }, aliasUse: { running: null } };
    expect(orders()).toMatchObject(done);
    expect(lastSent('orders')).toMatchObject(done);
    await world.watcher.stop();
  });

  test('a third group of them that nobody knew joins with its first rollout', async () => {
    world.watcher.start();
    await world.clock.advance(5 * MINUTE);
    world.aws.groups.push(ordersGroup(THIRD));
    world.aws.deployments.push(ordersRollout(START_MS + 6 * MINUTE, { id: 'd-3', ...THIRD, from: '42', to: '43' }));
    await world.clock.advance(3 * MINUTE);
    for (const group of [orders(), old()])
      expect(group).toMatchObject({ drift: { kind: 'shifting' }, aliasUse: { running: { id: 'd-3', ...THIRD } } });
    await world.watcher.stop();
  });

  test('one that is left split by the other is split for both', async () => {
    world.watcher.start();
    await world.clock.advance(5 * MINUTE);
    const startMs = START_MS + 6 * MINUTE;
    world.aws.deployments.push(
      ordersRollout(startMs, {
        id: 'd-NEXT',
        ...OLD,
        from: '42',
        to: '43',
        steps: [{ atMs: startMs + 5 * SECOND, percent: 10 }],
        end: { atMs: startMs + MINUTE, status: 'Stopped', error: 'MANUAL_STOP' },
      }),
    );
    await world.clock.advance(5 * MINUTE);
    for (const group of [orders(), old()])
      expect(group?.drift).toEqual({ kind: 'split', version: '42', weights: { 43: 10 } });
    await world.watcher.stop();
  });
});
