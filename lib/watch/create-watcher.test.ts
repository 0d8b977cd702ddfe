import { describe, expect, test } from 'vitest';
import { AppError } from '../domain/problem.ts';
import { createWatchWorld, ordersGroup, ordersRollout, START_MS } from './testing/start-watch.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

function denied(action: string): AppError {
  return new AppError('AWS_ACCESS_DENIED', `AWS refused ${action}.`, {
    details: { missingAction: action, awsError: { name: 'AccessDeniedException', message: 'no', requestId: null } },
  });
}
const throttled = new AppError('AWS_THROTTLED', 'Rate exceeded', {
  details: { awsError: { name: 'ThrottlingException', message: 'Rate exceeded', requestId: null } },
});
const unreachable = new AppError('AWS_UNREACHABLE', 'connect ECONNREFUSED');

describe('a rollout that is watched', () => {
  test('is found within seconds and has its steps, its lifecycle and its group', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.deployments.push(ordersRollout(START_MS + 30 * SECOND));
    watcher.start();
    await clock.advance(33 * SECOND);
    expect(watcher.rollout('default', 'd-ORDERS')).toMatchObject({
      status: 'InProgress',
      functionName: 'orders-api',
      baselineVersion: '41',
      candidateVersion: '42',
      share: { routedPercent: 0, next: null },
      alarms: { ignored: false, items: [{ name: 'orders-errors', state: 'OK' }] },
      watched: { missing: [] },
    });
    await clock.advance(2 * MINUTE);
    const rollout = watcher.rollout('default', 'd-ORDERS');
    expect(rollout?.share).toMatchObject({ routedPercent: 20, plannedPercent: 20, next: { percent: 30 } });
    expect(rollout?.shiftStartedAt).toBe('2026-11-21T10:00:35.000Z');
    expect(rollout?.lifecycle.map(({ name, status }) => [name, status])).toEqual([
      ['BeforeAllowTraffic', 'Succeeded'],
      ['AllowTraffic', 'InProgress'],
      ['AfterAllowTraffic', 'Pending'],
    ]);
    expect(watcher.group('default', 'orders-app', 'orders')).toMatchObject({
      activeRolloutId: 'd-ORDERS',
      drift: { kind: 'shifting' },
      aliasState: { version: '41', weights: { '42': 20 } },
    });
    await watcher.stop();
  });

  test('is found although it began and ended between two looks at what runs', async () => {
    const { aws, clock, watcher, store } = createWatchWorld();
    aws.groups.push(ordersGroup());
    watcher.start();
    await clock.advance(MINUTE);
    const startedAtMs = START_MS + MINUTE + 50;
    aws.deployments.push(
      ordersRollout(startedAtMs, {
        createdAtMs: startedAtMs - 40,
        configName: 'CodeDeployDefault.LambdaAllAtOnce',
        steps: [{ atMs: startedAtMs + 100, percent: 100 }],
        end: { atMs: startedAtMs + 300, status: 'Succeeded' },
      }),
    );
    await clock.advance(15 * SECOND);
    expect(watcher.rollout('default', 'd-ORDERS')).toMatchObject({ status: 'Succeeded', candidateVersion: '42' });
    expect(watcher.group('default', 'orders-app', 'orders')).toMatchObject({
      lastRolloutId: 'd-ORDERS',
      lastRollout: { status: 'Succeeded' },
      aliasState: { version: '42', weights: {} },
      drift: { kind: 'in-place' },
    });
    expect(store.kept.rollouts.get('d-ORDERS')?.status).toBe('Succeeded');
    await watcher.stop();
  });

  test('leaves its history in the store: steps, events, minutes', async () => {
    const { aws, clock, watcher, store } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.counts = (_name, version) => (version === '41' ? 90 : 10);
    aws.deployments.push(
      ordersRollout(START_MS + 30 * SECOND, {
        end: { atMs: START_MS + 30 * SECOND + 9 * MINUTE + 8 * SECOND, status: 'Succeeded' },
      }),
    );
    watcher.start();
    await clock.advance(12 * MINUTE);
    await watcher.stop();
    const routed = store.kept.routed.get('d-ORDERS') ?? [];
    const changes = routed.filter((point, index) => point.percent !== routed[index - 1]?.percent);
    expect(changes.map(({ percent }) => percent)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
    expect(changes.every(({ source }) => source === 'watched')).toBe(true);
    const events = store.kept.events.get('d-ORDERS') ?? [];
    expect(events.map(({ kind }) => kind)).toEqual([
      'started',
      ...Array.from({ length: 10 }, () => 'step'),
      'succeeded',
    ]);
    const saved = store.kept.rollouts.get('d-ORDERS');
    expect(saved).toMatchObject({ status: 'Succeeded', share: { routedPercent: 100, next: null } });
    expect(saved?.traffic).toMatchObject({ baseline: { version: '41' }, candidate: { version: '42' } });
    const first = store.kept.minutes.map(({ at }) => at).toSorted()[0] ?? '';
    expect(Date.parse(first)).toBeLessThanOrEqual(START_MS - 10 * MINUTE);
  });

  test('that its alarm stops is linked with its rollback both ways', async () => {
    const { aws, clock, watcher, store } = createWatchWorld();
    const stoppedAtMs = START_MS + 100 * SECOND;
    aws.groups.push(ordersGroup());
    aws.deployments.push(
      ordersRollout(START_MS + 10 * SECOND, {
        steps: [{ atMs: START_MS + 15 * SECOND, percent: 10 }],
        end: { atMs: stoppedAtMs, status: 'Stopped', error: 'ALARM_ACTIVE', rollbackBy: 'd-BACK' },
      }),
      ordersRollout(stoppedAtMs + SECOND, {
        id: 'd-BACK',
        from: '42',
        to: '41',
        rollbackOf: 'd-ORDERS',
        createdAtMs: stoppedAtMs,
        steps: [{ atMs: stoppedAtMs, percent: 100 }],
        end: { atMs: stoppedAtMs + 8 * SECOND, status: 'Succeeded' },
      }),
    );
    watcher.start();
    await clock.advance(85 * SECOND);
    aws.alarms.set('orders-errors', {
      name: 'orders-errors',
      state: 'ALARM',
      stateChangedAt: '2026-11-21T10:01:25.000Z',
      reason: 'Threshold Crossed',
      definition: null,
      recentValues: null,
    });
    await clock.advance(40 * SECOND);
    expect(watcher.rollout('default', 'd-ORDERS')).toMatchObject({
      status: 'Stopped',
      error: { code: 'ALARM_ACTIVE' },
      rollback: { of: null, by: 'd-BACK' },
      share: { routedPercent: 0 },
      alarms: { items: [{ state: 'ALARM' }] },
    });
    expect(watcher.rollout('default', 'd-BACK')).toMatchObject({ status: 'Succeeded', rollback: { of: 'd-ORDERS' } });
    await watcher.stop();
    expect(store.kept.events.get('d-ORDERS')?.map(({ kind }) => kind)).toEqual([
      'started',
      'step',
      'alarm',
      'stopped',
      'rolled-back',
    ]);
    expect(store.kept.groups.get('orders')).toMatchObject({
      lastRolloutId: 'd-BACK',
      lastRollout: { undid: { status: 'Stopped', errorCode: 'ALARM_ACTIVE' } },
      drift: { kind: 'in-place' },
    });
  });

  test('keeps the name of who started it through Sluice', async () => {
    const { aws, clock, watcher, store } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.deployments.push(ordersRollout(START_MS));
    watcher.start();
    await clock.advance(10 * SECOND);
    const rollout = await watcher.refreshRollout('default', 'd-ORDERS');
    await store.rollouts.save({ ...rollout, startedBy: 'mira' });
    await clock.advance(2 * MINUTE);
    expect(store.kept.rollouts.get('d-ORDERS')?.startedBy).toBe('mira');
    expect(watcher.rollout('default', 'd-ORDERS')?.startedBy).toBe('mira');
    await watcher.stop();
  });
});

describe('what nobody watched', () => {
  const ended = ordersRollout(START_MS - 60 * MINUTE, {
    end: { atMs: START_MS - 50 * MINUTE, status: 'Succeeded' },
  });

  test('is in the store after the first reading, as far as its record tells', async () => {
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
      watched: { from: null, to: null, missing: [expect.stringContaining('before Sluice first looked')] },
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
      { at: '2026-11-21T09:00:05.000Z', percent: 0, source: 'rebuilt' },
      { at: '2026-11-21T09:09:05.000Z', percent: 100, source: 'rebuilt' },
    ]);
  });

  test('is said to be missing where AWS refuses it', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.deployments.push(ended);
    aws.refuse = (operation) => (operation === 'GetMetricData' ? denied('cloudwatch:GetMetricData') : null);
    watcher.start();
    await clock.advance(30 * SECOND);
    const rollout = await watcher.refreshRollout('default', 'd-ORDERS');
    expect(rollout.watched.missing.join()).toContain('AWS refused cloudwatch:GetMetricData');
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
});

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

  test('takes up a running rollout and says what it missed', async () => {
    const world = createWatchWorld();
    world.aws.groups.push(ordersGroup());
    world.aws.deployments.push(ordersRollout(START_MS + 10 * SECOND));
    world.watcher.start();
    await world.clock.advance(2 * MINUTE);
    await world.restart();
    await world.clock.advance(3 * MINUTE);
    world.watcher.start();
    await world.clock.advance(5 * SECOND);
    const rollout = world.watcher.rollout('default', 'd-ORDERS');
    expect(rollout?.share.routedPercent).toBe(50);
    expect(rollout?.watched.from?.slice(0, 16)).toBe('2026-11-21T10:00');
    expect(rollout?.watched.missing.join()).toMatch(/^Between 10:01:\d\d and 10:05:\d\d UTC Sluice did not watch/);
    await world.watcher.stop();
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
  });
});

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
    expect(rollout?.watched.missing).toContain('AWS refused lambda:GetAlias.');
    expect(rollout?.lifecycle).toHaveLength(3);
    expect(aws.calls.filter(({ operation }) => operation === 'GetAlias').length).toBeLessThanOrEqual(2);
    aws.refuse = () => null;
    await clock.advance(7 * MINUTE);
    expect(watcher.health().status).toBe('ok');
    expect(watcher.rollout('default', 'd-ORDERS')?.share.routedPercent).toBe(90);
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

describe('a bypass', () => {
  const ignoring = { enabled: false, ignorePollAlarmFailure: false, names: ['orders-errors'] };

  test('that nobody recorded is shown since it was first seen', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.groups.push(ordersGroup({ alarms: ignoring }));
    watcher.start();
    await clock.advance(30 * SECOND);
    const group = await watcher.refreshGroup('default', 'orders-app', 'orders');
    expect(group.bypass).toMatchObject({ sinceIsFirstSeen: true, by: null, until: null });
    await watcher.stop();
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

test('nothing but the health is told while nothing changes', async () => {
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
