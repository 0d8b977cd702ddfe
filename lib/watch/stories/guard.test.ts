import { expect, test } from 'vitest';
import { makeAlarm } from '../../../testing/domain/make-group.ts';
import { createWatchWorld, ordersGroup, ordersRollout, START_MS } from '../../../testing/watch/watch-world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const begun = START_MS + 10 * SECOND;
const end = { atMs: START_MS + 5 * MINUTE, status: 'Succeeded' };

const gone = (name: string) => makeAlarm({ name, state: 'NOT_FOUND', definition: null });

type Own = NonNullable<Parameters<typeof ordersRollout>[1]>['own'];

async function watched(own: Own) {
  const world = createWatchWorld();
  const { aws, watcher, clock } = world;
  aws.groups.push(ordersGroup());
  for (const name of ['orders-errors', 'other']) aws.alarms.set(name, makeAlarm({ name }));
  aws.deployments.push(ordersRollout(begun, { end, ...(own === undefined ? {} : { own }) }));
  watcher.start();
  await clock.advance(2 * MINUTE);
  return { ...world, rollout: () => watcher.rollout('default', 'd-ORDERS') };
}

test.each<[string, Own, object]>([
  ['its group’s', {}, { alarms: { ignored: false, items: [{ name: 'orders-errors', state: 'OK' }] } }],
  [
    'alarms overridden off',
    { overrideAlarms: { enabled: false, ignorePollAlarmFailure: false, names: ['orders-errors'] } },
    {
      alarms: { ignored: true, items: [{ name: 'orders-errors' }] },
      guard: { alarms: { by: 'deployment', obeyed: false }, group: { enabled: true } },
    },
  ],
  [
    'alarms overridden by another, which no group lists',
    { overrideAlarms: { enabled: true, ignorePollAlarmFailure: false, names: ['other'] } },
    { alarms: { ignored: false, items: [{ name: 'other', state: 'OK' }] }, guard: { alarms: { by: 'deployment' } } },
  ],
  [
    'a rollback of its own, switched off',
    { autoRollback: [] },
    { autoRollback: [], guard: { rollback: { by: 'deployment', events: [] } } },
  ],
])('what guards a rollout is %s: while it runs, after its end, and after a restart', async (_, own, wanted) => {
  const world = await watched(own);
  const { clock, rollout } = world;
  expect(rollout()).toMatchObject(wanted);
  await clock.advance(15 * MINUTE);
  expect(rollout()).toMatchObject({ status: 'Succeeded', ...wanted });
  await world.restart();
  await clock.advance(MINUTE);
  await world.watcher.refreshRollout('default', 'd-ORDERS');
  expect(world.watcher.rollout('default', 'd-ORDERS')).toMatchObject(wanted);
  await world.watcher.stop();
});

test('a group that is bypassed after the end does not change what guarded it', async () => {
  const { aws, clock, watcher, rollout } = await watched({});
  await clock.advance(10 * MINUTE);
  aws.groups[0] = { ...ordersGroup(), alarms: { ...ordersGroup().alarms, enabled: false } };
  await watcher.refreshGroup('default', 'orders-app', 'orders');
  expect(watcher.groups('default')[0]?.alarms.ignored).toBe(true);
  expect(rollout()).toMatchObject({ alarms: { ignored: false }, guard: { group: { enabled: true } } });
  await watcher.stop();
});

test('a group that is bypassed while it runs leaves open whether its alarms are obeyed', async () => {
  const { aws, watcher, rollout } = await watched({});
  aws.groups[0] = { ...ordersGroup(), alarms: { ...ordersGroup().alarms, enabled: false } };
  await watcher.refreshGroup('default', 'orders-app', 'orders');
  expect(rollout()).toMatchObject({
    alarms: { ignored: null },
    guard: { alarms: { obeyed: null }, groupAtFirst: { enabled: true }, group: { enabled: false } },
  });
  await watcher.stop();
});

test('an alarm that is deleted while it runs is gone from the guard, and a problem of the group', async () => {
  const { aws, clock, watcher, rollout } = await watched({});
  aws.alarms.set('orders-errors', gone('orders-errors'));
  await clock.advance(MINUTE);
  expect(rollout()?.alarms.items).toMatchObject([{ name: 'orders-errors', state: 'NOT_FOUND' }]);
  expect(watcher.groups('default')[0]?.problems).toMatchObject([{ code: 'ALARM_NOT_FOUND' }]);
  await watcher.stop();
});

test('so is one that its composite alarm waits for', async () => {
  const { aws, clock, watcher, rollout } = await watched({});
  aws.alarms.set('gone', gone('gone'));
  aws.alarms.set('orders-errors', { ...makeAlarm({ name: 'orders-errors', definition: null }), rule: 'ALARM("gone")' });
  await clock.advance(MINUTE);
  expect(rollout()?.alarms.items).toMatchObject([{ name: 'orders-errors', state: 'OK', goneBelow: ['gone'] }]);
  await watcher.stop();
});
