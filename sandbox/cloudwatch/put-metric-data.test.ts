import type { MetricDatum } from '@aws-sdk/client-cloudwatch';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeTestCloudWatch, refusalOf, TEST_START, testQuery } from '../testing/make-test-cloudwatch.ts';

const put = (data: MetricDatum[], Namespace = 'test') => {
  const made = makeTestCloudWatch();
  const run = () => made.operations.PutMetricData({ Namespace, MetricData: data });
  return { ...made, run };
};
const base: MetricDatum = { MetricName: 'value', Timestamp: new Date(TEST_START - 60_000) };
const statistics = ['Sum', 'SampleCount', 'Average', 'Minimum', 'Maximum'];
const queries = statistics.map((stat) => testQuery(stat.toLowerCase(), stat));

test.each<[string, Partial<MetricDatum>, number[]]>([
  ['Value', { Value: 4 }, [4, 1, 4, 4, 4]],
  ['Values', { Values: [1, 2, 3] }, [6, 3, 2, 1, 3]],
  ['Values with Counts', { Values: [1, 10], Counts: [4, 1] }, [14, 5, 2.8, 1, 10]],
  ['StatisticValues', { StatisticValues: { SampleCount: 4, Sum: 20, Minimum: 1, Maximum: 9 } }, [20, 4, 5, 1, 9]],
])('%s', (_, datum, expected) => {
  const { run, values } = put([{ ...base, ...datum }]);
  run();
  expect(Object.values(values(queries, 2)).flat()).toEqual(expected);
});

test('series are told apart by their dimensions, in whatever order these are given', () => {
  const a = { Name: 'A', Value: '1' };
  const b = { Name: 'B', Value: '2' };
  const { run, operations } = put([
    { ...base, Value: 1, Dimensions: [a, b] },
    { ...base, Value: 2, Dimensions: [b, a] },
    { ...base, Value: 4, Dimensions: [a] },
  ]);
  run();
  const listed = operations.ListMetrics({ Namespace: 'test', Dimensions: [{ Name: 'B' }] }).Metrics;
  expect(listed).toEqual([{ Namespace: 'test', MetricName: 'value', Dimensions: [a, b] }]);
  const sum = operations.GetMetricStatistics({
    Namespace: 'test',
    MetricName: 'value',
    Dimensions: [b, a],
    StartTime: new Date(TEST_START - 120_000),
    EndTime: new Date(TEST_START),
    Period: 60,
    Statistics: ['Sum'],
    ExtendedStatistics: ['p100'],
  });
  expect(sum).toEqual({
    Label: 'value',
    Datapoints: [{ Timestamp: base.Timestamp, Unit: 'None', Sum: 3, ExtendedStatistics: { p100: 2 } }],
  });
});

test.each<[string, Partial<MetricDatum>, string]>([
  ['no name', { MetricName: '' }, 'MissingRequiredParameterException'],
  ['no value', {}, 'InvalidParameterCombinationException'],
  ['two kinds of value', { Value: 1, Values: [1] }, 'InvalidParameterCombinationException'],
  ['NaN', { Value: Number.NaN }, 'InvalidParameterValueException'],
  ['infinity', { Values: [Number.POSITIVE_INFINITY] }, 'InvalidParameterValueException'],
  ['Counts of another length', { Values: [1, 2], Counts: [1] }, 'InvalidParameterValueException'],
  ['a resolution of 10 s', { Value: 1, StorageResolution: 10 }, 'InvalidParameterValueException'],
  [
    'three weeks ago',
    { Value: 1, Timestamp: new Date(TEST_START - 21 * 86_400_000) },
    'InvalidParameterValueException',
  ],
  ['tomorrow', { Value: 1, Timestamp: new Date(TEST_START + 86_400_000) }, 'InvalidParameterValueException'],
  [
    'a dimension without value',
    { Value: 1, Dimensions: [{ Name: 'A', Value: '' }] },
    'MissingRequiredParameterException',
  ],
])('%s is refused, and nothing of the request is stored', (_, datum, code) => {
  const { run, operations } = put([
    { ...base, Value: 1 },
    { ...base, ...datum },
  ]);
  expect(run).toThrow(expect.objectContaining({ code }));
  expect(operations.ListMetrics({}).Metrics).toEqual([]);
});

test('AWS’s own namespaces are not for writing', () => {
  expect(put([{ ...base, Value: 1 }], 'AWS/Lambda').run).toThrow('The value AWS/ for parameter Namespace is invalid.');
});

test('ListMetrics pages by 500', () => {
  const data = Array.from({ length: 600 }, (_, i) => ({ ...base, MetricName: `m${i}`, Value: 1 }));
  const { run, operations } = put(data);
  run();
  const first = operations.ListMetrics({ Namespace: 'test' });
  const second = operations.ListMetrics({ Namespace: 'test', NextToken: first.NextToken });
  expect([first.Metrics?.length, second.Metrics?.length, second.NextToken]).toEqual([500, 100, undefined]);
});

test('GetMetricStatistics keeps units apart', () => {
  const { run, operations } = put([
    { ...base, Value: 1, Unit: 'Count' },
    { ...base, Value: 2, Unit: 'Bytes' },
    { ...base, Value: 4, Unit: 'Count' },
  ]);
  run();
  const { Datapoints: datapoints } = operations.GetMetricStatistics({
    Namespace: 'test',
    MetricName: 'value',
    StartTime: new Date(TEST_START - 120_000),
    EndTime: new Date(TEST_START),
    Period: 60,
    Statistics: ['Sum'],
  });
  expect(datapoints?.map(({ Unit, Sum }) => [Unit, Sum])).toEqual([
    ['Count', 5],
    ['Bytes', 2],
  ]);
});

test('GetMetricStatistics refuses more than 1,440 datapoints, in AWS’s words', () => {
  const { operations } = makeTestCloudWatch();
  const run = () =>
    operations.GetMetricStatistics({
      Namespace: 'test',
      MetricName: 'value',
      StartTime: new Date(TEST_START - 86_400_000),
      EndTime: new Date(TEST_START),
      Period: 1,
      Statistics: ['Sum'],
    });
  expect(run).toThrow(
    'You have requested up to 86400 datapoints, which exceeds the limit of 1440. You may reduce the datapoints requested ' +
      'by increasing Period, or decreasing the time range.',
  );
});

test('whatever is put, it is stored or refused as AWS would', () => {
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
  const number = fc.oneof(fc.double(), fc.constantFrom(0, -1, 1, 5e-324, 1.7e308));
  const datum: fc.Arbitrary<MetricDatum> = fc.record({
    MetricName: maybe(fc.string()),
    Value: maybe(number),
    Values: maybe(fc.array(number)),
    Counts: maybe(fc.array(number)),
    StatisticValues: maybe(
      fc.record({ SampleCount: maybe(number), Sum: maybe(number), Minimum: maybe(number), Maximum: maybe(number) }),
    ),
    Dimensions: maybe(fc.array(fc.record({ Name: maybe(fc.string()), Value: maybe(fc.string()) }))),
    Timestamp: maybe(fc.date()),
    StorageResolution: maybe(fc.constantFrom(1, 60, 7)),
  }) as fc.Arbitrary<MetricDatum>;
  fc.assert(
    fc.property(maybe(fc.string()), maybe(fc.array(datum, { maxLength: 3 })), (Namespace, MetricData) => {
      const { operations } = makeTestCloudWatch();
      expect(refusalOf(() => operations.PutMetricData({ Namespace, MetricData }))).toMatch(/^no error$|Exception$/);
      expect(Array.isArray(operations.ListMetrics({}).Metrics)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
