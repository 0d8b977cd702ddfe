import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { describe, expect, test } from 'vitest';
import type { InvocationRecord } from '../kernel/cloudwatch-port.ts';
import type { Route } from '../kernel/routing-port.ts';
import { makeTestCloudWatch, TEST_START } from '../testing/make-test-cloudwatch.ts';
import { createTraffic } from './create-traffic.ts';

const HOUR = 3_600_000;

/** Traffic over a route that the test can change; everything recorded is also kept as it was. */
const withTraffic = (seed = 'test') => {
  const made = makeTestCloudWatch(seed);
  const { clock, random, cloudWatch } = made;
  const routing: { route: Route | null; reserved: number | null } = {
    route: { version: '1', weights: {} },
    reserved: null,
  };
  const records: InvocationRecord[] = [];
  const traffic = createTraffic({
    clock,
    random: random.fork('traffic'),
    cloudWatch: {
      recordMinute: (minute) => cloudWatch.recordMinute(minute),
      recorder: (target) => {
        const record = cloudWatch.recorder(target);
        return (at, durationMs, outcome) => {
          records.push({ ...target, at, durationMs, outcome });
          record(at, durationMs, outcome);
        };
      },
    },
    router: { route: () => routing.route, reservedConcurrency: () => routing.reserved },
  });
  return { ...made, traffic, routing, records };
};

const share = (records: InvocationRecord[], holds: (record: InvocationRecord) => boolean): number =>
  records.filter(holds).length / records.length;

/** Five standard deviations: a seed that fails this is not bad luck. */
const bound = (p: number, n: number): number => 5 * Math.sqrt((p * (1 - p)) / n);

const version = (Id: string, MetricName: string, Stat: string, ExecutedVersion: string): MetricDataQuery => ({
  Id,
  MetricStat: {
    Metric: {
      Namespace: 'AWS/Lambda',
      MetricName,
      Dimensions: Object.entries({ FunctionName: 'f', Resource: 'f:live', ExecutedVersion }).map(([Name, Value]) => ({
        Name,
        Value,
      })),
    },
    Period: 60,
    Stat,
  },
});

describe('live', () => {
  test('calls come at the rate, each stamped in a past second', async () => {
    const { clock, traffic, records } = withTraffic();
    traffic.setTraffic('f', 'live', { perMinute: 300 });
    await clock.advance(HOUR);
    expect(Math.abs(records.length - 18_000)).toBeLessThan(5 * Math.sqrt(18_000));
    expect(records.every(({ at }) => at < clock.now())).toBe(true);
    expect(records[0]).toMatchObject({ functionName: 'f', qualifier: 'live', executedVersion: '1' });
  });

  test.each([0, 0.1, 0.5, 1])('a weight of %d gets its share within binomial bounds', async (weight) => {
    const { clock, traffic, routing, records } = withTraffic(`weights ${weight}`);
    routing.route = { version: '1', weights: { '2': weight } };
    traffic.setTraffic('f', 'live', { perMinute: 600 });
    await clock.advance(HOUR / 2);
    const toNew = share(records, ({ executedVersion }) => executedVersion === '2');
    expect(Math.abs(toNew - weight)).toBeLessThanOrEqual(bound(weight, records.length));
  });

  test('the route of the moment counts', async () => {
    const { clock, traffic, routing, records } = withTraffic();
    traffic.setTraffic('f', 'live', { perMinute: 600 });
    await clock.advance(60_000);
    routing.route = { version: '2', weights: {} };
    await clock.advance(60_000);
    const switched = TEST_START + 60_000;
    expect(records.every(({ at, executedVersion }) => executedVersion === (at < switched ? '1' : '2'))).toBe(true);
  });

  test('a version fails from the moment on that was set', async () => {
    const { clock, traffic, records } = withTraffic();
    traffic.setTraffic('f', 'live', { perMinute: 600 });
    traffic.setBehaviour('f', '1', { errorPercent: 0, latencyMs: { p50: 50, p99: 300 } });
    const from = TEST_START + 10 * 60_000;
    traffic.setBehaviour('f', '1', { errorPercent: 20, latencyMs: { p50: 50, p99: 300 }, from });
    await clock.advance(30 * 60_000);
    const failed = ({ outcome }: InvocationRecord) => outcome === 'error';
    const before = records.filter(({ at }) => at < from);
    const after = records.filter(({ at }) => at >= from);
    expect(share(before, failed)).toBe(0);
    expect(Math.abs(share(after, failed) - 0.2)).toBeLessThan(bound(0.2, after.length));
  });

  test('durations follow p50 and p99', async () => {
    const { clock, traffic, records } = withTraffic();
    traffic.setTraffic('f', 'live', { perMinute: 600 });
    traffic.setBehaviour('f', '1', { errorPercent: 0, latencyMs: { p50: 80, p99: 900 } });
    await clock.advance(HOUR);
    expect(Math.abs(share(records, ({ durationMs }) => durationMs <= 80) - 0.5)).toBeLessThan(0.02);
    expect(Math.abs(share(records, ({ durationMs }) => durationMs <= 900) - 0.99)).toBeLessThan(0.005);
  });

  test('reserved concurrency 0 throttles everything', async () => {
    const { clock, traffic, routing, records } = withTraffic();
    routing.reserved = 0;
    traffic.setTraffic('f', 'live', { perMinute: 60 });
    await clock.advance(60_000);
    expect(records.length).toBeGreaterThan(0);
    expect(share(records, ({ outcome }) => outcome === 'throttle')).toBe(1);
  });

  test('an alias that does not exist is not called, and stop ends it all', async () => {
    const { clock, traffic, routing, records } = withTraffic();
    traffic.setTraffic('f', 'live', { perMinute: 600 });
    routing.route = null;
    await clock.advance(60_000);
    expect(records).toEqual([]);
    routing.route = { version: '1', weights: {} };
    traffic.stop();
    await clock.advance(60_000);
    expect(records).toEqual([]);
  });

  test('a day has its peak at 14:00 UTC and its trough at 02:00', async () => {
    const { clock, traffic, records } = withTraffic();
    traffic.setTraffic('f', 'live', { perMinute: 60, pattern: 'diurnal' });
    await clock.advance(24 * HOUR);
    const during = (hour: number) =>
      records.filter(({ at }) => at >= TEST_START + hour * HOUR && at < TEST_START + (hour + 1) * HOUR).length;
    expect(during(14) / during(2)).toBeGreaterThan(3);
    expect(Math.abs(records.length - 86_400)).toBeLessThan(5 * Math.sqrt(86_400));
  });
});

test('the same seed gives the same calls, whatever other flows there are', async () => {
  const run = async (seed: string, others: string[]) => {
    const { clock, traffic, records } = withTraffic(seed);
    for (const name of [...others, 'f']) traffic.setTraffic(name, 'live', { perMinute: 100 });
    await clock.advance(120_000);
    return records.filter(({ functionName }) => functionName === 'f');
  };
  const first = await run('a', []);
  expect(await run('a', ['x', 'y'])).toEqual(first);
  expect(await run('b', [])).not.toEqual(first);
});

describe('backfill', () => {
  test('writes the past as the route then was, readable at once, up to the minute under way', () => {
    const { clock, traffic, values } = withTraffic();
    traffic.setTraffic('f', 'live', { perMinute: 200 });
    traffic.setBehaviour('f', '2', { errorPercent: 25, latencyMs: { p50: 100, p99: 400 } });
    const now = clock.now();
    traffic.backfill({
      functionName: 'f',
      alias: 'live',
      hours: 2,
      routes: [
        { from: 0, route: { version: '1', weights: {} } },
        { from: now - HOUR, route: { version: '1', weights: { '2': 0.25 } } },
      ],
    });
    const got = values(
      [
        version('old', 'Invocations', 'Sum', '1'),
        version('new', 'Invocations', 'Sum', '2'),
        version('errors', 'Errors', 'Sum', '2'),
        version('p50', 'Duration', 'p50', '2'),
      ],
      180,
    );
    const sum = (list: number[] = []) => list.reduce((total, value) => total + value, 0);
    expect([got['old']?.length, got['new']?.length]).toEqual([120, 60]);
    expect(Math.abs(sum(got['old']) - 21_000)).toBeLessThan(5 * Math.sqrt(21_000));
    expect(Math.abs(sum(got['new']) - 3_000)).toBeLessThan(5 * Math.sqrt(3_000));
    expect(Math.abs(sum(got['errors']) / sum(got['new']) - 0.25)).toBeLessThan(bound(0.25, 3_000));
    expect(Math.abs(sum(got['p50']) / 60 - 100)).toBeLessThan(5);
  });

  test('needs a rate', () => {
    const { traffic } = withTraffic();
    const past = { functionName: 'f', alias: 'live', hours: 1, routes: [] };
    expect(() => traffic.backfill(past)).toThrow('No traffic is set for f:live');
  });
});

test('an alarm on the new version fires within two minutes of its first errors', async () => {
  const { clock, cloudWatch, operations, traffic, routing } = withTraffic();
  traffic.setTraffic('f', 'live', { perMinute: 300 });
  traffic.setBehaviour('f', '2', { errorPercent: 20, latencyMs: { p50: 50, p99: 300 } });
  for (const EvaluationPeriods of [1, 2]) {
    const { MetricStat } = version('m1', 'Errors', 'Sum', '2');
    operations.PutMetricAlarm({
      AlarmName: `errors-${EvaluationPeriods}`,
      ...MetricStat?.Metric,
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods,
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
    });
  }
  const fired: Record<string, number> = {};
  cloudWatch.onAlarmChange(({ alarmName, to, at }) => {
    if (to === 'ALARM') fired[alarmName] ??= at - TEST_START;
  });
  await clock.advance(5 * 60_000);
  routing.route = { version: '1', weights: { '2': 0.1 } };
  await clock.advance(5 * 60_000);
  const after = (name: string) => ((fired[name] ?? Number.NaN) - 5 * 60_000) / 1000;
  expect(after('errors-1')).toBeGreaterThan(40);
  expect(after('errors-1')).toBeLessThanOrEqual(120);
  expect(after('errors-2')).toBeLessThanOrEqual(180);
});

test.each([
  ['a negative rate', { perMinute: -1 }],
  ['no number', { perMinute: Number.NaN }],
])('%s is refused', (_, rate) => {
  expect(() => withTraffic().traffic.setTraffic('f', 'live', rate)).toThrow(RangeError);
});

test('list tells what was set', () => {
  const { traffic } = withTraffic();
  traffic.setTraffic('f', 'live', { perMinute: 5 });
  traffic.setTraffic('g', 'live', { perMinute: 5 });
  traffic.setTraffic('g', 'live', { perMinute: 0 });
  traffic.setBehaviour('f', '2', { errorPercent: 1, latencyMs: { p50: 10, p99: 20 } });
  expect(traffic.list()).toEqual({
    flows: [{ functionName: 'f', alias: 'live', perMinute: 5, pattern: 'steady' }],
    behaviours: [{ functionName: 'f', version: '2', from: 0, errorPercent: 1, latencyMs: { p50: 10, p99: 20 } }],
  });
});
