import { describe, expect, test } from 'vitest';
import { toMs } from '../../domain/time/iso.ts';
import { createWatchWorld, ordersGroup, ordersRollout, START_MS } from '../../../testing/watch/watch-world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

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

  test('has no observed share before a minute that lies wholly after the start of its shift is counted', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.deployments.push(ordersRollout(START_MS + 10 * SECOND));
    aws.counts = (_name, version, minuteMs) => (version === '41' ? 270 : minuteMs < START_MS ? null : 30);
    const nothing = { observedPercent: null, observedAt: null, observedCalls: null };
    watcher.start();
    await clock.advance(30 * SECOND);
    expect(watcher.rollout('default', 'd-ORDERS')?.share).toMatchObject({ routedPercent: 10, ...nothing });
    // The first fifteen seconds of the minute 10:00 were before the shift.
    await clock.advance(MINUTE);
    expect(watcher.rollout('default', 'd-ORDERS')?.share).toMatchObject({ routedPercent: 20, ...nothing });
    await clock.advance(MINUTE);
    await watcher.stop();
    expect(watcher.rollout('default', 'd-ORDERS')?.share).toMatchObject({
      observedPercent: 10,
      observedAt: '2026-11-21T10:01:00.000Z',
      observedCalls: 300,
    });
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
    expect(toMs(first)).toBeLessThanOrEqual(START_MS - 10 * MINUTE);
  });

  // After 101 s both have ended between two looks, and are found in one reading.
  test.each([
    { stoppedSeconds: 100, rollbackSeconds: 8 },
    { stoppedSeconds: 101, rollbackSeconds: 1 },
  ])('that its alarm stops is linked with its rollback both ways: $rollbackSeconds s', async (after) => {
    const { aws, clock, watcher, store } = createWatchWorld();
    const stoppedAtMs = START_MS + after.stoppedSeconds * SECOND;
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
        end: { atMs: stoppedAtMs + after.rollbackSeconds * SECOND, status: 'Succeeded' },
      }),
    );
    // AWS chooses the order of an answer.
    aws.deployments.reverse();
    watcher.start();
    await clock.advance(85 * SECOND);
    aws.alarms.set('orders-errors', {
      name: 'orders-errors',
      state: 'ALARM',
      stateChangedAt: '2026-11-21T10:01:25.000Z',
      reason: 'Threshold Crossed',
      definition: null,
      recent: null,
    });
    await clock.advance(70 * SECOND);
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
