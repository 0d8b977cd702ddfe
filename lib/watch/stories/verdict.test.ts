import { describe, expect, test } from 'vitest';
import type { AlarmDefinition } from '../../domain/alarms/alarm.ts';
import { toIso, toMs } from '../../domain/time/iso.ts';
import { okAlarm } from '../../../testing/watch/watched-cloud-watch.ts';
import { throttled } from '../../../testing/watch/refusals.ts';
import { createWatchWorld, ordersGroup, ordersRollout, START_MS } from '../../../testing/watch/watch-world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A canary at 10% from 10:00:15, with this many failed calls. */
function badCanary(failures: number) {
  const world = createWatchWorld();
  world.aws.groups.push(ordersGroup());
  world.aws.counts = (_name, version) => (version === '41' ? 270 : 30);
  world.aws.failures = (version) => (version === '42' ? failures : 1);
  world.aws.deployments.push(
    ordersRollout(START_MS + 10 * SECOND, { steps: [{ atMs: START_MS + 15 * SECOND, percent: 10 }] }),
  );
  return world;
}

const durationAbove = (threshold: number): AlarmDefinition => ({
  namespace: 'AWS/Lambda',
  metricName: 'Duration',
  dimensions: { FunctionName: 'orders-api' },
  statistic: 'p99',
  expression: null,
  metrics: null,
  periodSeconds: 60,
  evaluationPeriods: 1,
  datapointsToAlarm: 1,
  comparison: 'GreaterThanThreshold',
  threshold,
  treatMissingData: 'missing',
});

describe('the verdict on a watched rollout', () => {
  test('is there seconds after the first bad minute ended, and its moment is noted once', async () => {
    const { clock, watcher, store } = badCanary(9);
    watcher.start();
    await clock.advance(MINUTE + 10 * SECOND);
    expect(watcher.rollout('default', 'd-ORDERS')?.verdict).toMatchObject({
      kind: 'worse',
      baselineVersion: '41',
      candidateVersion: '42',
      worse: {
        at: '2026-11-21T10:01:00.000Z',
        candidate: { calls: 30, failed: 9 },
        baseline: { calls: 270, failed: 1 },
      },
      countedUntil: '2026-11-21T10:01:00.000Z',
      besides: [],
    });
    await clock.advance(5 * MINUTE);
    await watcher.stop();
    const worse = store.kept.events.get('d-ORDERS')?.filter(({ kind }) => kind === 'worse') ?? [];
    expect(worse).toHaveLength(1);
    expect(worse[0]).toMatchObject({ measure: 'failures', version: '42' });
    expect(toMs(worse[0]?.at ?? '') - toMs('2026-11-21T10:01:00.000Z')).toBeLessThanOrEqual(10 * SECOND);
  });

  test('counts slow calls above the p90 that the old version had, and notes when the new one has more', async () => {
    const world = badCanary(0);
    world.aws.slow = (version, minuteMs) => (minuteMs < START_MS ? 0 : version === '42' ? 20 : 27);
    world.watcher.start();
    await world.clock.advance(3 * MINUTE);
    const slow = world.watcher.rollout('default', 'd-ORDERS')?.verdict?.slow;
    expect(slow).toMatchObject({
      kind: 'worse',
      limit: { ms: 20, alarm: null },
    });
    // The limit is kept with the rollout, however long the old version's calls took since.
    await world.restart();
    world.watcher.start();
    await world.clock.advance(2 * MINUTE);
    await world.watcher.stop();
    expect(world.store.kept.rollouts.get('d-ORDERS')?.verdict?.slow?.limit).toEqual({ ms: 20, alarm: null });
    const noted = world.store.kept.events.get('d-ORDERS')?.filter(({ kind }) => kind === 'worse') ?? [];
    expect(noted).toMatchObject([{ measure: 'slow', version: '42', limitMs: 20 }]);
    expect(world.store.kept.minutes.some(({ slowOverMs, slowCalls }) => slowOverMs === 20 && slowCalls === 20)).toBe(
      true,
    );
  });

  test('takes the limit of an alarm on the duration where the group has one', async () => {
    const world = badCanary(0);
    world.aws.alarms.set('orders-errors', { ...okAlarm('orders-errors'), definition: durationAbove(800) });
    world.watcher.start();
    await world.clock.advance(2 * MINUTE);
    const limit = world.watcher.rollout('default', 'd-ORDERS')?.verdict?.slow?.limit;
    await world.watcher.stop();
    expect(limit).toEqual({ ms: 800, alarm: 'orders-errors' });
  });

  test('met in its middle, counts the minutes before that as well', async () => {
    const world = badCanary(0);
    world.aws.slow = (version, minuteMs) => (minuteMs < START_MS ? 0 : version === '42' ? 20 : 27);
    await world.clock.advance(20 * MINUTE);
    world.watcher.start();
    await world.clock.advance(3 * MINUTE);
    const slow = world.watcher.rollout('default', 'd-ORDERS')?.verdict?.slow;
    await world.watcher.stop();
    expect(slow?.worse?.at).toBe('2026-11-21T10:01:00.000Z');
    expect(slow?.candidate.calls).toBeGreaterThan(20 * 30);
  });

  test('says what would have been seen of one that fails no more often, and notes nothing', async () => {
    const { clock, watcher, store } = badCanary(0);
    watcher.start();
    await clock.advance(10 * MINUTE);
    const verdict = watcher.rollout('default', 'd-ORDERS')?.verdict;
    expect(verdict).toMatchObject({ kind: 'no-difference', worse: null });
    expect(verdict?.smallestVisiblePoints).toBeGreaterThan(0);
    await watcher.stop();
    expect(store.kept.events.get('d-ORDERS')?.some(({ kind }) => kind === 'worse')).toBe(false);
  });

  test('does not find fault with the split while the alias cannot be read: where it is now nobody knows', async () => {
    const { aws, clock, watcher } = badCanary(1);
    const movedAtMs = START_MS + 3 * MINUTE;
    aws.deployments[0]?.steps.push({ atMs: movedAtMs, percent: 50 });
    aws.counts = (_name, version, minuteMs) => (minuteMs >= movedAtMs ? 150 : version === '41' ? 270 : 30);
    watcher.start();
    await clock.advance(2 * MINUTE + 30 * SECOND);
    aws.refuse = (operation) => (operation === 'GetAlias' ? throttled : null);
    await clock.advance(10 * MINUTE);
    await watcher.stop();
    const verdict = watcher.rollout('default', 'd-ORDERS')?.verdict;
    expect(verdict?.candidate.calls).toBeGreaterThan(1_000);
    expect(verdict?.besides).toEqual([]);
  });

  test('is not computed again until a minute passes or counts change', async () => {
    const { clock, watcher } = badCanary(2);
    watcher.start();
    await clock.advance(3 * MINUTE + 20 * SECOND);
    const before = watcher.rollout('default', 'd-ORDERS')?.verdict;
    expect(watcher.rollout('default', 'd-ORDERS')?.verdict).toBe(before);
    await clock.advance(MINUTE);
    expect(watcher.rollout('default', 'd-ORDERS')?.verdict).not.toBe(before);
    await watcher.stop();
  });

  test('has the alarm that ended the rollout beside it, also when the end was read first', async () => {
    const { clock, watcher, store, aws } = badCanary(9);
    const [deployment] = aws.deployments;
    if (deployment) deployment.end = { atMs: START_MS + 4 * MINUTE, status: 'Stopped', error: 'ALARM_ACTIVE' };
    watcher.start();
    await clock.advance(4 * MINUTE + 10 * SECOND);
    const alarmAt = toIso(START_MS + 4 * MINUTE - 12 * SECOND);
    aws.alarms.set('orders-errors', { ...okAlarm('orders-errors'), state: 'ALARM', stateChangedAt: alarmAt });
    await clock.advance(2 * MINUTE);
    // One that comes after the end does not belong to the rollout.
    const later = toIso(START_MS + 5 * MINUTE);
    aws.alarms.set('orders-errors', { ...okAlarm('orders-errors'), state: 'ALARM', stateChangedAt: later });
    await clock.advance(2 * MINUTE);
    await watcher.stop();
    const alarms = store.kept.events.get('d-ORDERS')?.filter(({ kind }) => kind === 'alarm') ?? [];
    expect(alarms.map(({ at }) => at)).toEqual([alarmAt]);
  });

  test('is kept with a rollout that ended, and not said again by the next process', async () => {
    const world = badCanary(9);
    world.watcher.start();
    await world.clock.advance(2 * MINUTE);
    await world.restart();
    world.watcher.start();
    await world.clock.advance(2 * MINUTE);
    await world.watcher.stop();
    expect(world.store.kept.rollouts.get('d-ORDERS')?.verdict?.kind).toBe('worse');
    expect(world.store.kept.events.get('d-ORDERS')?.filter(({ kind }) => kind === 'worse')).toHaveLength(1);
  });
});
