import { describe, expect, test } from 'vitest';
import { describeStatus } from '../../domain/rollout/describe-status.ts';
import { toMs } from '../../domain/time/iso.ts';
import { denied, unreachable } from '../../../testing/watch/refusals.ts';
import { createWatchWorld, ordersGroup, ordersRollout, START_MS } from '../../../testing/watch/watch-world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A process that watches for two minutes and ends. The next one has not begun when this returns. */
async function runsThenIsDown(world: ReturnType<typeof createWatchWorld>, downMs: number): Promise<void> {
  world.watcher.start();
  await world.clock.advance(2 * MINUTE);
  await world.restart();
  await world.clock.advance(downMs);
}

describe('a new process', () => {
  test('shows the groups of the last one at once, with their age', async () => {
    const world = createWatchWorld();
    world.aws.groups.push(ordersGroup());
    world.aws.deployments.push(
      ordersRollout(START_MS - 60 * MINUTE, { end: { atMs: START_MS - MINUTE, status: 'Succeeded' } }),
    );
    world.watcher.start();
    await world.clock.advance(30 * SECOND);
    await world.restart();
    world.aws.refuse = () => unreachable;
    await world.clock.advance(10 * MINUTE);
    world.watcher.start();
    await world.clock.advance(0);
    const group = world.watcher.group('default', 'orders-app', 'orders');
    expect(group).toMatchObject({
      functionName: 'orders-api',
      aliasState: { version: '42' },
      drift: { kind: 'in-place' },
    });
    expect(group?.asOf.lambda?.slice(0, 16)).toBe('2026-11-21T10:00');
    await world.watcher.stop();
  });

  test('shows a rollout that ran as running when it was last read, until it has been read again', async () => {
    const world = createWatchWorld();
    world.aws.groups.push(ordersGroup());
    const end = { atMs: START_MS + 5 * MINUTE, status: 'Succeeded' };
    world.aws.deployments.push(ordersRollout(START_MS + 10 * SECOND, { end }));
    world.watcher.start();
    await world.clock.advance(2 * MINUTE);
    await world.restart();
    await world.clock.advance(10 * MINUTE);
    world.aws.refuse = () => unreachable;
    // As if only the group had been written.
    world.store.kept.rollouts.clear();
    world.watcher.start();
    await world.clock.advance(5 * SECOND);
    const kept = world.watcher.group('default', 'orders-app', 'orders');
    expect(kept).toMatchObject({ activeRolloutId: null, drift: { kind: 'unknown' }, lastRollout: { id: 'd-ORDERS' } });
    expect(kept?.lastRollout?.keptFrom?.slice(0, 14)).toBe('2026-11-21T10:');
    expect(kept?.lastRollout && describeStatus(kept.lastRollout).word).toBe('Shifting when last read');
    world.aws.refuse = () => null;
    await world.clock.advance(MINUTE);
    await world.watcher.stop();
    const read = world.watcher.group('default', 'orders-app', 'orders');
    expect(read?.lastRollout).toMatchObject({ status: 'Succeeded' });
    expect(read?.lastRollout).not.toHaveProperty('keptFrom');
  });

  test('does not claim that what a rollback undid still runs, and reads how it ended', async () => {
    const world = createWatchWorld();
    world.aws.groups.push(ordersGroup());
    const end = { atMs: START_MS + 2 * MINUTE, status: 'Stopped', error: 'ALARM_ACTIVE', rollbackBy: 'd-BACK' };
    const back = { id: 'd-BACK', from: '42', to: '41', rollbackOf: 'd-ORDERS', steps: [] };
    world.aws.deployments.push(
      ordersRollout(START_MS + 10 * SECOND, { end }),
      ordersRollout(START_MS + 2 * MINUTE + 2 * SECOND, {
        ...back,
        end: { atMs: START_MS + 3 * MINUTE, status: 'Succeeded' },
      }),
    );
    world.watcher.start();
    await world.clock.advance(4 * MINUTE);
    await world.restart();
    const group = world.store.kept.groups.get('orders');
    if (group?.lastRollout) group.lastRollout.undid = { status: 'InProgress', errorCode: null };
    world.aws.refuse = () => unreachable;
    world.watcher.start();
    await world.clock.advance(5 * SECOND);
    expect(world.watcher.group('default', 'orders-app', 'orders')?.lastRollout).toMatchObject({
      id: 'd-BACK',
      undid: null,
    });
    world.aws.refuse = () => null;
    await world.clock.advance(MINUTE);
    await world.watcher.stop();
    expect(world.watcher.group('default', 'orders-app', 'orders')?.lastRollout).toMatchObject({
      id: 'd-BACK',
      undid: { status: 'Stopped', errorCode: 'ALARM_ACTIVE' },
    });
  });

  test('takes up a running rollout and says what it missed', async () => {
    const world = createWatchWorld();
    world.aws.groups.push(ordersGroup());
    world.aws.deployments.push(ordersRollout(START_MS + 10 * SECOND));
    await runsThenIsDown(world, 3 * MINUTE);
    world.watcher.start();
    await world.clock.advance(5 * SECOND);
    const rollout = world.watcher.rollout('default', 'd-ORDERS');
    expect(rollout?.share.routedPercent).toBe(50);
    expect(rollout?.watched.from?.slice(0, 16)).toBe('2026-11-21T10:00');
    expect(rollout?.watched.missing).toEqual([
      {
        kind: 'unwatched-between',
        from: expect.stringContaining('T10:01:'),
        to: expect.stringContaining('T10:05:'),
      },
    ]);
    await world.watcher.stop();
  });

  test('does not know the share between the last reading of the last process and its own first one', async () => {
    const world = createWatchWorld();
    world.aws.groups.push(ordersGroup());
    world.aws.counts = (_name, version) => (version === '42' ? 300 : 700);
    world.aws.deployments.push(ordersRollout(START_MS + 10 * SECOND));
    await runsThenIsDown(world, 6 * MINUTE);
    world.watcher.start();
    await world.clock.advance(5 * SECOND);
    await world.watcher.stop();
    const routed = world.store.kept.routed.get('d-ORDERS') ?? [];
    const gap = routed.findIndex(({ percent }) => percent === null);
    expect(routed[gap - 1]).toMatchObject({ percent: 20 });
    // The share is known up to the last reading, seconds before the process was stopped.
    expect(toMs(routed[gap]?.at ?? '')).toBeGreaterThan(START_MS + 2 * MINUTE - 10 * SECOND);
    expect(routed[gap + 1]).toMatchObject({ percent: 80 });
    expect(routed[gap + 1]?.at.slice(0, 17)).toBe('2026-11-21T10:08:');
    // 30% of the calls, while the alias went from 20% to 80%, is not a wrong split.
    expect(world.watcher.rollout('default', 'd-ORDERS')?.verdict?.besides).toEqual([]);
  });

  test('does not show the last share of the last process as the one of now, while the alias cannot be read', async () => {
    const world = createWatchWorld();
    world.aws.groups.push(ordersGroup());
    world.aws.deployments.push(ordersRollout(START_MS + 10 * SECOND));
    await runsThenIsDown(world, 3 * MINUTE);
    world.aws.refuse = (operation) => (operation === 'GetAlias' ? denied('lambda:GetAlias') : null);
    world.watcher.start();
    await world.clock.advance(30 * SECOND);
    await world.watcher.stop();
    expect(world.watcher.rollout('default', 'd-ORDERS')).toMatchObject({
      status: 'InProgress',
      share: { routedPercent: null, next: null },
    });
  });

  test('knows the share while it was down when it is the same on both sides and no step was planned', async () => {
    const world = createWatchWorld();
    world.aws.groups.push(ordersGroup());
    const steps = [{ atMs: START_MS + 15 * SECOND, percent: 10 }];
    const configName = 'CodeDeployDefault.LambdaLinear10PercentEvery10Minutes';
    world.aws.deployments.push(ordersRollout(START_MS + 10 * SECOND, { steps, configName }));
    await runsThenIsDown(world, 5 * MINUTE);
    world.watcher.start();
    await world.clock.advance(5 * SECOND);
    await world.watcher.stop();
    const routed = world.store.kept.routed.get('d-ORDERS') ?? [];
    expect(routed.at(-1)).toMatchObject({ percent: 10 });
    expect(routed.every(({ percent }) => percent !== null)).toBe(true);
  });

  test('knows no share of a time in which the alias could not be read, though it ran itself', async () => {
    const { aws, clock, watcher, store } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.deployments.push(ordersRollout(START_MS + 10 * SECOND));
    watcher.start();
    await clock.advance(2 * MINUTE);
    aws.refuse = (operation) => (operation === 'GetAlias' ? unreachable : null);
    await clock.advance(3 * MINUTE);
    aws.refuse = () => null;
    await clock.advance(2 * MINUTE);
    await watcher.stop();
    const percents = store.kept.routed.get('d-ORDERS')?.map(({ percent }) => percent) ?? [];
    const gap = percents.indexOf(null);
    expect(percents[gap - 1]).toBe(20);
    expect(percents[gap + 1]).toBeGreaterThanOrEqual(50);
    expect(watcher.rollout('default', 'd-ORDERS')?.watched.missing).toContainEqual(
      expect.objectContaining({ kind: 'unread-between' }),
    );
  });

  test('knows it also of one that was met in the middle of its shift', async () => {
    const world = createWatchWorld();
    world.aws.groups.push(ordersGroup());
    const steps = [{ atMs: START_MS - MINUTE, percent: 10 }];
    const configName = 'CodeDeployDefault.LambdaLinear10PercentEvery10Minutes';
    world.aws.deployments.push(ordersRollout(START_MS - 2 * MINUTE, { steps, configName }));
    await runsThenIsDown(world, 5 * MINUTE);
    world.watcher.start();
    await world.clock.advance(5 * SECOND);
    await world.watcher.stop();
    const percents = world.store.kept.routed.get('d-ORDERS')?.map(({ percent }) => percent) ?? [];
    expect(new Set(percents)).toEqual(new Set([10]));
  });

  test('learns of the end of a rollout that ended meanwhile', async () => {
    const world = createWatchWorld();
    world.aws.groups.push(ordersGroup());
    const endMs = START_MS + 10 * MINUTE;
    world.aws.deployments.push(ordersRollout(START_MS + 10 * SECOND, { end: { atMs: endMs, status: 'Succeeded' } }));
    world.watcher.start();
    await world.clock.advance(2 * MINUTE);
    await world.restart();
    await world.clock.advance(20 * MINUTE);
    world.watcher.start();
    await world.clock.advance(30 * SECOND);
    await world.watcher.stop();
    expect(world.store.kept.rollouts.get('d-ORDERS')).toMatchObject({
      status: 'Succeeded',
      share: { routedPercent: 100 },
    });
    expect(world.store.kept.routed.get('d-ORDERS')?.at(-1)).toMatchObject({ percent: 100, source: 'rebuilt' });
    expect(world.store.kept.routed.get('d-ORDERS')?.at(-2)).toMatchObject({ percent: null, source: 'rebuilt' });
  });
});
