import { describe, expect, test } from 'vitest';
import { AppError } from '../../domain/errors/problem.ts';
import { denied, throttled, unreachable } from '../../../testing/watch/refusals.ts';
import { createWatchWorld, ordersGroup, ordersRollout, START_MS } from '../../../testing/watch/watch-world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

describe('bad weather', () => {
  test('a refused operation is named where it matters, tried again rarely, and all else goes on', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.deployments.push(ordersRollout(START_MS + 10 * SECOND));
    aws.refuse = (operation) => (operation === 'GetAlias' ? denied('lambda:GetAlias') : null);
    watcher.start();
    await clock.advance(2 * MINUTE);
    const health = watcher.health();
    expect(health.status).toBe('degraded');
    expect(health.targets[0]?.missingPermissions.map(({ action }) => action)).toEqual(['lambda:GetAlias']);
    const rollout = watcher.rollout('default', 'd-ORDERS');
    expect(rollout?.share.routedPercent).toBeNull();
    expect(rollout?.watched.missing).toContainEqual({ kind: 'refused', answer: 'AWS refused lambda:GetAlias.' });
    expect(rollout?.lifecycle).toHaveLength(3);
    expect(aws.calls.filter(({ operation }) => operation === 'GetAlias').length).toBeLessThanOrEqual(2);
    aws.refuse = () => null;
    await clock.advance(7 * MINUTE);
    expect(watcher.health().status).toBe('ok');
    expect(watcher.rollout('default', 'd-ORDERS')?.share.routedPercent).toBe(90);
    await watcher.stop();
  });

  test('a name and a password in the address of an endpoint are not in health', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    Object.assign(aws, {
      config: { ...aws.config, endpoint: 'https://mara:s3cret@proxy.example:8443/aws?token=s3cret' },
    });
    watcher.start();
    await clock.advance(MINUTE);
    expect(watcher.health().targets[0]?.endpoint).toBe('https://proxy.example:8443/aws');
    expect(JSON.stringify(watcher.health())).not.toContain('s3cret');
    await watcher.stop();
  });

  test('an alias that is gone is a problem of its group', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.deployments.push(
      ordersRollout(START_MS - 60 * MINUTE, { end: { atMs: START_MS - MINUTE, status: 'Succeeded' } }),
    );
    aws.refuse = (operation) => (operation === 'GetAlias' ? new AppError('NOT_FOUND', 'Alias not found') : null);
    watcher.start();
    await clock.advance(30 * SECOND);
    expect(watcher.group('default', 'orders-app', 'orders')?.problems).toEqual([
      { source: 'lambda', code: 'NOT_FOUND', message: 'Alias not found', missingAction: null },
    ]);
    expect(watcher.health().targets[0]?.firstReading).toBeNull();
    await watcher.stop();
  });

  test('an operation that the endpoint does not know does not stop the rest', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.deployments.push(ordersRollout(START_MS + 10 * SECOND));
    aws.refuse = (operation) =>
      ['GetDeploymentTarget', 'GetMetricData', 'DescribeAlarms'].includes(operation)
        ? new AppError('AWS_UNKNOWN_OPERATION', `${operation} is unknown`)
        : null;
    watcher.start();
    await clock.advance(90 * SECOND);
    expect(watcher.rollout('default', 'd-ORDERS')?.share.routedPercent).toBe(20);
    expect(watcher.group('default', 'orders-app', 'orders')?.problems[0]?.message).toBe('DescribeAlarms is unknown');
    await watcher.stop();
  });

  test('groups whose configuration is refused are shown by name, with the reason', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.refuse = (operation) =>
      operation === 'BatchGetDeploymentGroups' ? denied('codedeploy:BatchGetDeploymentGroups') : null;
    watcher.start();
    await clock.advance(30 * SECOND);
    expect(watcher.groups('default')).toMatchObject([
      {
        group: 'orders',
        alarms: { ignored: null },
        problems: [{ missingAction: 'codedeploy:BatchGetDeploymentGroups' }],
      },
    ]);
    await watcher.stop();
  });

  test('a refusal without which no rollout is seen is the source’s error until it is gone', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.refuse = (operation) => (operation === 'ListDeployments' ? denied('codedeploy:ListDeployments') : null);
    watcher.start();
    await clock.advance(MINUTE);
    expect(watcher.health().targets[0]?.sources.codedeploy.error).toMatchObject({
      code: 'AccessDeniedException',
      missingAction: 'codedeploy:ListDeployments',
    });
    expect(watcher.groups('default')).toHaveLength(1);
    aws.refuse = () => null;
    await clock.advance(MINUTE);
    expect(watcher.health().targets[0]?.sources.codedeploy.error).toBeNull();
    await watcher.stop();
  });

  test('applications that may not be listed end the first reading; what is known by its rollouts is shown', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.deployments.push(ordersRollout(START_MS + 10 * SECOND));
    aws.refuse = (operation) => (operation === 'ListApplications' ? denied('codedeploy:ListApplications') : null);
    watcher.start();
    await clock.advance(2 * MINUTE);
    expect(watcher.health().targets[0]?.firstReading).toBeNull();
    expect(watcher.groups('default')).toMatchObject([{ group: 'orders', functionName: 'orders-api' }]);
    await watcher.stop();
  });

  test('an AWS that is away at the start is read for the first time when it comes', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.refuse = () => unreachable;
    watcher.start();
    await clock.advance(2 * MINUTE);
    expect(watcher.health()).toMatchObject({ status: 'degraded', targets: [{ firstReading: { groupsRead: 0 } }] });
    aws.refuse = () => null;
    await clock.advance(30 * SECOND);
    expect(watcher.health()).toMatchObject({ status: 'ok', targets: [{ firstReading: null }] });
    expect(watcher.groups('default')).toHaveLength(1);
    await watcher.stop();
  });

  test('an AWS that is away is said so since when, asked more and more rarely, and caught up with', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.deployments.push(ordersRollout(START_MS + 10 * SECOND));
    watcher.start();
    await clock.advance(MINUTE);
    aws.refuse = () => unreachable;
    const before = aws.calls.length;
    await clock.advance(3 * MINUTE);
    const error = watcher.health().targets[0]?.sources.codedeploy.error;
    expect(error).toMatchObject({ code: 'UNREACHABLE', since: expect.stringMatching(/^2026-11-21T10:01:0/) });
    // Three sources, each probed every fifteen seconds.
    expect(aws.calls.length - before).toBeLessThan(60);
    aws.refuse = () => null;
    await clock.advance(20 * SECOND);
    expect(watcher.health().status).toBe('ok');
    expect(watcher.rollout('default', 'd-ORDERS')?.share.routedPercent).toBe(50);
    await watcher.stop();
  });

  test('throttled, it slows down, says so, and recovers by itself', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.deployments.push(ordersRollout(START_MS + 10 * SECOND));
    watcher.start();
    await clock.advance(MINUTE);
    aws.refuse = (operation) => (operation === 'ListDeployments' ? throttled : null);
    await clock.advance(MINUTE);
    const slowed = watcher.health().targets[0]?.sources.codedeploy.slowed;
    expect(slowed?.refused).toBeGreaterThan(0);
    expect(aws.calls.filter(({ atMs }) => atMs > clock.nowMs() - 30 * SECOND).length).toBeLessThan(20);
    aws.refuse = () => null;
    await clock.advance(3 * MINUTE);
    expect(watcher.health()).toMatchObject({ status: 'ok' });
    await watcher.stop();
  });

  test('a store that refuses does not stop the watching, and gets what it missed', async () => {
    const { aws, clock, watcher, store } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.deployments.push(ordersRollout(START_MS + 10 * SECOND));
    watcher.start();
    await clock.advance(30 * SECOND);
    store.broken = true;
    await clock.advance(2 * MINUTE);
    expect(watcher.health().store).toMatchObject({ ok: false, message: 'disk full' });
    expect(watcher.rollout('default', 'd-ORDERS')?.share.routedPercent).toBe(30);
    store.broken = false;
    await clock.advance(5 * SECOND);
    expect(watcher.health().store.ok).toBe(true);
    expect(store.kept.routed.get('d-ORDERS')?.map(({ percent }) => percent)).toEqual(
      expect.arrayContaining([0, 10, 20, 30]),
    );
    await watcher.stop();
  });
});
