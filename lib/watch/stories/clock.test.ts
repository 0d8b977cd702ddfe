import { describe, expect, test } from 'vitest';
import { toIso } from '../../domain/time/iso.ts';
import { createWatchWorld, ordersGroup, ordersRollout, START_MS } from '../../../testing/watch/watch-world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe.each([
  ['an hour back', -HOUR],
  ['a year back', -365 * 24 * HOUR],
  ['a second back', -SECOND],
  ['an hour ahead', HOUR],
])('the machine’s clock is set %s', (_, aheadMs) => {
  test('a rollout is seen, followed and counted as ever, and health tells AWS’s time', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.groups.push(ordersGroup());
    watcher.start();
    await clock.advance(2 * MINUTE);
    const calls = () => aws.calls.filter(({ atMs }) => atMs > clock.nowMs() - MINUTE).length;
    const before = calls();
    clock.set(aheadMs);
    const startsAtMs = clock.nowMs();
    aws.deployments.push(ordersRollout(startsAtMs));
    await clock.advance(10 * SECOND);
    expect(watcher.rollout('default', 'd-ORDERS')?.share.routedPercent).toBe(10);
    await clock.advance(MINUTE);
    expect(watcher.rollout('default', 'd-ORDERS')?.share.routedPercent).toBe(20);
    const health = watcher.health();
    expect(health.status).toBe('ok');
    expect(health.targets[0]?.clock.now).toBe(toIso(clock.nowMs()));
    expect(health.targets[0]?.calls.lastMinute).toBe(calls());
    expect(calls()).toBeGreaterThanOrEqual(before);
    await watcher.stop();
  });
});

describe('a source that is silent for several times its cadence is degraded, whatever the cause', () => {
  test.each([
    ['codedeploy', 'ListDeployments', 30],
    ['lambda', 'GetAlias', 110],
    ['cloudwatch', 'GetMetricData', 400],
  ] as const)('%s: %s never comes back', async (source, operation, seconds) => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.groups.push(ordersGroup());
    aws.deployments.push(ordersRollout(START_MS));
    watcher.start();
    await clock.advance(MINUTE);
    expect(watcher.health().status).toBe('ok');
    aws.hangs = (called) => called === operation;
    await clock.advance(seconds * SECOND);
    const health = watcher.health();
    expect(health.targets[0]?.sources[source]).toMatchObject({ error: null, late: true });
    expect(health.status).toBe('degraded');
  });

  test('before its first answer, too', async () => {
    const { aws, clock, watcher } = createWatchWorld();
    aws.hangs = () => true;
    watcher.start();
    await clock.advance(10 * SECOND);
    expect(watcher.health().status).toBe('starting');
    await clock.advance(30 * SECOND);
    expect(watcher.health().status).toBe('degraded');
  });

  test('an account where nothing has to be read is not late', async () => {
    const { clock, watcher } = createWatchWorld();
    watcher.start();
    await clock.advance(HOUR);
    expect(watcher.health().status).toBe('ok');
    await watcher.stop();
  });
});
