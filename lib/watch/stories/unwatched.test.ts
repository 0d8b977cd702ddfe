import { describe, expect, test } from 'vitest';
import { AppError } from '../../domain/errors/problem.ts';
import { denied } from '../../../testing/watch/refusals.ts';
import { createWatchWorld, ordersGroup, ordersRollout, START_MS } from '../../../testing/watch/watch-world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

describe('what nobody watched', () => {
  const ended = ordersRollout(START_MS - 60 * MINUTE, {
    end: { atMs: START_MS - 50 * MINUTE, status: 'Succeeded' },
  });

  test('is in the store after the first reading, as far as its record shows', async () => {
    const { aws, clock, watcher, store } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.deployments.push(ended);
    watcher.start();
    await clock.advance(30 * SECOND);
    await watcher.stop();
    expect(store.kept.rollouts.get('d-ORDERS')).toMatchObject({
      status: 'Succeeded',
      candidateVersion: '42',
      lifecycle: [],
      watched: { from: null, to: null, missing: [{ kind: 'never-watched' }] },
    });
    expect(watcher.rollouts('default')).toEqual([]);
  });

  test('is rebuilt when somebody opens it: ends of the share, minutes, lifecycle', async () => {
    const { aws, clock, watcher, store } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.deployments.push(ended);
    aws.counts = () => 5;
    watcher.start();
    await clock.advance(30 * SECOND);
    const rollout = await watcher.refreshRollout('default', 'd-ORDERS');
    expect(rollout.lifecycle).toHaveLength(3);
    expect(rollout.traffic?.candidate?.calls).toBeGreaterThan(0);
    await watcher.stop();
    expect(store.kept.routed.get('d-ORDERS')).toEqual([
      { at: '2026-11-21T09:00:00.000Z', percent: 0, source: 'rebuilt' },
      { at: '2026-11-21T09:00:05.000Z', percent: null, source: 'rebuilt' },
      { at: '2026-11-21T09:09:05.000Z', percent: 100, source: 'rebuilt' },
    ]);
  });

  test('is not accused of a split that the alias never had: which weights it had in between nobody knows', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.deployments.push(ended);
    aws.counts = () => 500;
    watcher.start();
    await clock.advance(30 * SECOND);
    const { verdict } = await watcher.refreshRollout('default', 'd-ORDERS');
    await watcher.stop();
    expect(verdict?.candidate?.calls).toBeGreaterThan(1000);
    expect(verdict?.besides).toEqual([]);
  });

  test('and was stopped in the middle of its shift has no share: how far it came nobody saw', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.deployments.push({
      ...ended,
      steps: ended.steps.slice(0, 3),
      end: { atMs: START_MS - 57 * MINUTE, status: 'Stopped' },
    });
    watcher.start();
    await clock.advance(30 * SECOND);
    const { share, shiftStartedAt } = await watcher.refreshRollout('default', 'd-ORDERS');
    await watcher.stop();
    expect(shiftStartedAt).toBe('2026-11-21T09:00:05.000Z');
    expect(share.routedPercent).toBeNull();
  });

  test('and never shifted, stayed at 0 to its end', async () => {
    const { aws, clock, watcher, store } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.deployments.push({ ...ended, steps: [], end: { atMs: START_MS - 50 * MINUTE, status: 'Failed' } });
    watcher.start();
    await clock.advance(30 * SECOND);
    await watcher.refreshRollout('default', 'd-ORDERS');
    await watcher.stop();
    const routed = store.kept.routed.get('d-ORDERS') ?? [];
    expect(routed.every(({ percent }) => percent === 0)).toBe(true);
    expect(routed.at(-1)?.at).toBe('2026-11-21T09:10:00.000Z');
  });

  test('its minutes are read later where CloudWatch refused them from its middle until long after its end', async () => {
    const { aws, clock, watcher, store } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.deployments.push(
      ordersRollout(START_MS + 10 * SECOND, { end: { atMs: START_MS + 8 * MINUTE, status: 'Succeeded' } }),
    );
    aws.counts = () => 5;
    const minutes = () => store.kept.minutes.filter(({ version }) => version === '42').map(({ at }) => at);
    watcher.start();
    await clock.advance(3 * MINUTE);
    aws.refuse = (operation) => (operation === 'GetMetricData' ? denied('cloudwatch:GetMetricData') : null);
    await clock.advance(90 * MINUTE);
    expect(minutes()).not.toContain('2026-11-21T10:07:00.000Z');
    aws.refuse = () => null;
    await clock.advance(20 * MINUTE);
    expect(minutes()).toContain('2026-11-21T10:04:00.000Z');
    expect(minutes()).toContain('2026-11-21T10:07:00.000Z');
    const asked = aws.calls.length;
    await clock.advance(30 * SECOND);
    // Only once.
    expect(aws.calls.slice(asked).filter(({ operation }) => operation === 'GetMetricData').length).toBeLessThan(3);
    await watcher.stop();
  });

  test('is said to be missing where AWS refuses it', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.deployments.push(ended);
    aws.refuse = (operation) => (operation === 'GetMetricData' ? denied('cloudwatch:GetMetricData') : null);
    watcher.start();
    await clock.advance(30 * SECOND);
    const rollout = await watcher.refreshRollout('default', 'd-ORDERS');
    expect(rollout.watched.missing).toContainEqual({
      kind: 'minutes-refused',
      answer: expect.stringContaining('AWS refused cloudwatch:GetMetricData'),
    });
    await watcher.stop();
  });

  test('and does not exist, or is no deployment of Lambda, is not found', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.deployments.push({ ...ended, id: 'd-SERVER', computePlatform: 'Server' });
    watcher.start();
    await clock.advance(10 * SECOND);
    for (const id of ['d-NONE', 'd-SERVER'])
      await expect(watcher.refreshRollout('default', id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(watcher.refreshGroup('default', 'a', 'b')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(watcher.refreshRollout('elsewhere', 'd-NONE')).rejects.toMatchObject({ code: 'UNKNOWN_TARGET' });
    await watcher.stop();
  });

  test('of another compute platform is left out, and looked at once', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.groups.push(ordersGroup({ group: 'servers', computePlatform: 'Server' }), ordersGroup());
    aws.deployments.push(ordersRollout(START_MS, { id: 'd-SERVER', group: 'servers', computePlatform: 'Server' }));
    watcher.start();
    await clock.advance(3 * MINUTE);
    expect(watcher.groups('default').map(({ group }) => group)).toEqual(['orders']);
    expect(watcher.rollouts('default')).toEqual([]);
    expect(aws.calls.filter(({ operation }) => operation === 'BatchGetDeployments').length).toBeLessThanOrEqual(2);
    await watcher.stop();
  });

  test('and is gone from AWS is published once, so that open pages let go of it', async () => {
    const { aws, clock, watcher, events } = createWatchWorld();
    aws.groups.push(ordersGroup());
    watcher.start();
    await clock.advance(30 * SECOND);
    expect(watcher.groups('default')).toHaveLength(1);
    aws.groups.length = 0;
    await expect(watcher.refreshGroup('default', 'orders-app', 'orders')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await clock.advance(5 * SECOND);
    await watcher.stop();
    expect(watcher.groups('default')).toEqual([]);
    expect(events.filter(({ type }) => type === 'group-gone')).toEqual([
      { type: 'group-gone', data: { target: 'default', application: 'orders-app', group: 'orders' } },
    ]);
  });

  test('and never was, a group of an application that nobody has, does not come onto the list by being asked for', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.refuse = (_operation, subject) =>
      subject === 'typo' ? new AppError('NOT_FOUND', 'No application found for name: typo') : null;
    watcher.start();
    await clock.advance(30 * SECOND);
    await expect(watcher.refreshGroup('default', 'typo', 'orders')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await clock.advance(5 * SECOND);
    await watcher.stop();
    expect(watcher.group('default', 'typo', 'orders')).toBeNull();
    expect(watcher.groups('default').map(({ application }) => application)).toEqual(['orders-app']);
  });
});
