import { beforeEach, describe, expect, test } from 'vitest';
import {
  createWatchWorld,
  ordersGroup,
  ordersRollout,
  START_MS,
  type WatchWorld,
} from '../../../testing/watch/watch-world.ts';
import type { FakeDeployment } from '../../../testing/watch/fake-deployment.ts';
import type { FakeGroup } from '../../../testing/watch/watched-account.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const STARTED_MS = START_MS + MINUTE;
const STOPPED_MS = STARTED_MS + 90 * SECOND;

let world: WatchWorld;
beforeEach(() => {
  world = createWatchWorld();
  world.aws.groups.push(ordersGroup());
});

const rollout = () => world.watcher.rollout('default', 'd-ORDERS');
const events = (kind: string) => [...world.store.kept.events.values()].flat().filter((event) => event.kind === kind);
function move(movedTo: FakeGroup['movedTo']): void {
  const { movedTo: _before, ...group } = world.aws.groups[0]!;
  world.aws.groups[0] = movedTo === undefined ? group : { ...group, movedTo };
}
/** Version 41 to 42, 10% a minute; runs into its second step. */
async function runInto(change: Partial<FakeDeployment> = {}, seconds = 80): Promise<void> {
  world.watcher.start();
  await world.clock.advance(30 * SECOND);
  world.aws.deployments.push(ordersRollout(STARTED_MS, change));
  await world.clock.advance(STARTED_MS - START_MS - 30 * SECOND + seconds * SECOND);
}

describe('an alias that somebody moves while a rollout runs', () => {
  test.each([
    ['to another share', { version: '41', weights: { 42: 65 } }, { kind: 'no-step', percent: 65 }, 65],
    ['to a step before its time', { version: '41', weights: { 42: 60 } }, { kind: 'early', percent: 60 }, 60],
    [
      'to a third version beside the old one',
      { version: '41', weights: { 39: 60 } },
      { kind: 'other-version', version: '39' },
      0,
    ],
    [
      'to a third version beside the new one',
      { version: '42', weights: { 39: 60 } },
      { kind: 'other-version', version: '39' },
      40,
    ],
    ['to a third version alone', '39', { kind: 'other-version', version: '39' }, 0],
    ['to the old version wholly', '41', { kind: 'back', reachedPercent: 20 }, 0],
    ['to the new version wholly', '42', { kind: 'early', percent: 100 }, 100],
  ] as [string, FakeGroup['movedTo'], object, number][])('%s', async (_, movedTo, offPlan, routedPercent) => {
    await runInto();
    expect(rollout()).toMatchObject({ offPlan: null, share: { routedPercent: 20, next: { percent: 30 } } });
    const before = world.clock.now().toISOString();
    move(movedTo);
    await world.clock.advance(15 * SECOND);
    expect(rollout()).toMatchObject({ offPlan, share: { routedPercent, next: null } });
    expect(rollout()?.offPlan?.seenAt.localeCompare(before)).toBe(1);
    // Nobody's step, but something that happened, once.
    expect(events('step')).toHaveLength(2);
    expect(events('moved')).toHaveLength(1);
    await world.watcher.stop();
  });

  test('and moves back: the plan goes on where it was', async () => {
    await runInto();
    move({ version: '41', weights: { 42: 65 } });
    await world.clock.advance(15 * SECOND);
    move(undefined);
    await world.clock.advance(15 * SECOND);
    expect(rollout()).toMatchObject({
      offPlan: null,
      share: { routedPercent: 20, plannedPercent: 20, next: { percent: 30 } },
    });
    await world.clock.advance(MINUTE);
    expect(rollout()).toMatchObject({ offPlan: null, share: { routedPercent: 30, next: { percent: 40 } } });
    await world.watcher.stop();
  });

  test('in its hooks: no shift has begun, and none is dated by it', async () => {
    await runInto({ steps: [{ atMs: STARTED_MS + 10 * MINUTE, percent: 10 }] });
    move({ version: '41', weights: { 42: 50 } });
    await world.clock.advance(20 * SECOND);
    expect(rollout()).toMatchObject({
      offPlan: { kind: 'before-shift' },
      shiftStartedAt: null,
      share: { plannedPercent: null },
    });
    await world.watcher.stop();
  });

  test('is known by the next process since the same moment', async () => {
    await runInto();
    move('39');
    await world.clock.advance(15 * SECOND);
    const offPlan = rollout()?.offPlan;
    await world.restart();
    world.watcher.start();
    await world.clock.advance(15 * SECOND);
    expect(offPlan).toMatchObject({ kind: 'other-version' });
    expect(rollout()?.offPlan).toEqual(offPlan);
    expect(events('moved')).toHaveLength(1);
    await world.watcher.stop();
  });
});

describe('what CodeDeploy itself does to the alias', () => {
  test('a whole rollout has no moment at which it is called moved', async () => {
    await runInto({ end: { atMs: STARTED_MS + 9 * MINUTE + 20 * SECOND, status: 'Succeeded' } });
    await world.clock.advance(10 * MINUTE);
    expect(rollout()).toMatchObject({ status: 'Succeeded', offPlan: null });
    expect(events('moved')).toEqual([]);
    expect(world.events.some(({ type, data }) => type === 'rollout' && data.offPlan)).toBe(false);
    await world.watcher.stop();
  });

  test('neither has a rollback, although the alias moves before the record shows the end', async () => {
    await runInto({ end: { atMs: STOPPED_MS, status: 'Stopped', error: 'ALARM_ACTIVE', rollbackBy: 'd-BACK' } }, 85);
    world.aws.deployments.push(
      ordersRollout(STOPPED_MS, {
        id: 'd-BACK',
        from: '41',
        to: '41',
        rollbackOf: 'd-ORDERS',
        createdAtMs: STOPPED_MS,
        steps: [{ atMs: STOPPED_MS, percent: 100 }],
        end: { atMs: STOPPED_MS + 5 * SECOND, status: 'Succeeded' },
      }),
    );
    await world.clock.advance(2 * MINUTE);
    expect(rollout()).toMatchObject({ status: 'Stopped', offPlan: null });
    expect(world.events.some(({ type, data }) => type === 'rollout' && data.offPlan)).toBe(false);
    await world.watcher.stop();
  });
});
