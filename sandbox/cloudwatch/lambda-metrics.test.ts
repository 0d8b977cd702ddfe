import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { describe, expect, test } from 'vitest';
import type { InvocationRecord } from '../kernel/cloudwatch-port.ts';
import { makeTestCloudWatch, TEST_START } from '../testing/make-test-cloudwatch.ts';

const dimensionsOf = (FunctionName: string, Resource?: string, ExecutedVersion?: string) =>
  Object.entries({ FunctionName, Resource, ExecutedVersion }).flatMap(([Name, Value]) =>
    Value === undefined ? [] : [{ Name, Value }],
  );
const query = (Id: string, MetricName: string, Stat: string, Dimensions = dimensionsOf('orders')): MetricDataQuery => ({
  Id,
  MetricStat: { Metric: { Namespace: 'AWS/Lambda', MetricName, Dimensions }, Period: 60, Stat },
});
const invocation = (more: Partial<InvocationRecord> = {}): InvocationRecord => ({
  functionName: 'orders',
  qualifier: 'live',
  executedVersion: '41',
  at: TEST_START + 1_000,
  durationMs: 100,
  outcome: 'ok',
  ...more,
});

/** Records everything and advances until all of it is published. */
const published = async (records: InvocationRecord[]) => {
  const made = makeTestCloudWatch();
  for (const record of records) made.cloudWatch.recordInvocation(record);
  await made.clock.advance(300_000);
  return made;
};

test('the three dimension sets count what they name', async () => {
  const { values } = await published([
    invocation(),
    invocation({ executedVersion: '42', outcome: 'error' }),
    invocation({ executedVersion: '42' }),
    invocation({ qualifier: '41' }),
    invocation({ qualifier: null, executedVersion: '$LATEST' }),
    invocation({ functionName: 'other' }),
  ]);
  const counted = values(
    [
      query('all', 'Invocations', 'Sum'),
      query('live', 'Invocations', 'Sum', dimensionsOf('orders', 'orders:live')),
      query('live42', 'Invocations', 'Sum', dimensionsOf('orders', 'orders:live', '42')),
      query('errors42', 'Errors', 'Sum', dimensionsOf('orders', 'orders:live', '42')),
      query('by41', 'Invocations', 'Sum', dimensionsOf('orders', 'orders:41')),
    ],
    10,
  );
  expect(counted).toEqual({ all: [5], live: [3], live42: [2], errors42: [1], by41: [1] });
});

test('other dimensions have no data, silently', async () => {
  const { values } = await published([invocation()]);
  const wrong = [
    [],
    dimensionsOf('orders', 'orders:prod'),
    dimensionsOf('orders', undefined, '41'),
    [...dimensionsOf('orders'), { Name: 'Stage', Value: 'x' }],
    // A call to a version has no ExecutedVersion.
    dimensionsOf('orders', 'orders:41', '41'),
  ];
  const queries = wrong.map((dimensions, i) => query(`q${i}`, 'Invocations', 'Sum', dimensions));
  expect(Object.values(values(queries, 10)).flat()).toEqual([]);
});

test('ListMetrics names each set of five metrics once', async () => {
  const { operations } = await published([invocation(), invocation({ executedVersion: '42' })]);
  const metrics = operations.ListMetrics({ Namespace: 'AWS/Lambda' }).Metrics ?? [];
  expect(metrics).toHaveLength(4 * 5);
  expect(metrics.filter(({ MetricName }) => MetricName === 'Duration').map(({ Dimensions }) => Dimensions)).toEqual([
    dimensionsOf('orders'),
    dimensionsOf('orders', 'orders:live'),
    dimensionsOf('orders', 'orders:live', '41'),
    dimensionsOf('orders', 'orders:live', '42'),
  ]);
});

test('errors are 0 where there were only successes', async () => {
  const { values } = await published([invocation(), invocation()]);
  const queries = [query('sum', 'Errors', 'Sum'), query('count', 'Errors', 'SampleCount')];
  expect(values([...queries, query('average', 'Errors', 'Average')], 10)).toEqual({
    sum: [0],
    count: [2],
    average: [0],
  });
});

test('a throttle is neither an invocation nor an error, and has no duration', async () => {
  const { values } = await published([invocation({ outcome: 'throttle', durationMs: 0 })]);
  expect(
    values(
      [
        query('throttles', 'Throttles', 'Sum'),
        query('invocations', 'Invocations', 'Sum'),
        query('errors', 'Errors', 'Sum'),
        query('duration', 'Duration', 'Average'),
      ],
      10,
    ),
  ).toEqual({ throttles: [1], invocations: [], errors: [], duration: [] });
});

test('durations give averages, extremes, percentiles and counts', async () => {
  const records = Array.from({ length: 100 }, (_, i) => invocation({ durationMs: (i + 1) * 10 }));
  const { values } = await published(records);
  const of = (Id: string, Stat: string) => query(Id, 'Duration', Stat);
  const got = values([of('avg', 'Average'), of('min', 'Minimum'), of('max', 'Maximum'), of('tc', 'TC(900:)')], 10);
  expect(got).toEqual({ avg: [505], min: [10], max: [1000], tc: [10] });
  const { p50 = [], p99 = [] } = values([of('p50', 'p50'), of('p99', 'p99')], 10);
  expect(p50[0]).toBeCloseTo(500, -1);
  expect(p99[0]).toBeCloseTo(990, -1);
});

describe('publication', () => {
  const counts = async (seconds: number) => {
    const { clock, cloudWatch, values } = makeTestCloudWatch();
    for (let second = 0; second < 60; second++)
      for (let i = 0; i < 10; i++) cloudWatch.recordInvocation(invocation({ at: TEST_START + second * 1000 }));
    await clock.advance(seconds * 1000);
    return values([query('n', 'Invocations', 'Sum')], 10)['n']?.[0] ?? null;
  };

  test('nothing can be read at once', async () => {
    expect(await counts(0)).toBeNull();
    expect(await counts(30)).toBeNull();
  });
  test('a minute shows in part while it runs, and grows', async () => {
    const early = (await counts(40)) ?? 0;
    const later = (await counts(60)) ?? 0;
    expect(early).toBeGreaterThan(100);
    expect(later).toBeGreaterThan(early);
    expect(later).toBeLessThan(500);
  });
  test('most of it is there 35 s after its end, all of it after 75 s', async () => {
    const most = (await counts(95)) ?? 0;
    expect(most).toBeGreaterThan(500);
    expect(most).toBeLessThan(600);
    expect(await counts(135)).toBe(600);
  });
  test('a slow invocation arrives late, at the minute in which it began', async () => {
    const { clock, cloudWatch, operations } = makeTestCloudWatch();
    cloudWatch.recordInvocation(invocation({ durationMs: 600_000 }));
    const read = () =>
      operations.GetMetricData({
        MetricDataQueries: [query('n', 'Invocations', 'Sum')],
        StartTime: new Date(TEST_START),
        EndTime: new Date(TEST_START + 3_600_000),
      }).MetricDataResults?.[0]?.Timestamps;
    await clock.advance(600_000);
    expect(read()).toEqual([]);
    await clock.advance(120_000);
    expect(read()).toEqual([new Date(TEST_START)]);
  });
});

test('after 15 days the data is gone', async () => {
  const { clock, values, operations } = await published([invocation()]);
  await clock.advance(15 * 86_400_000);
  expect(values([query('n', 'Invocations', 'Sum')], 16 * 1440)).toEqual({ n: [] });
  expect(operations.ListMetrics({}).Metrics).toEqual([]);
});
