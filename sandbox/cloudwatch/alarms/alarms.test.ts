import type { PutMetricAlarmCommandInput } from '@aws-sdk/client-cloudwatch';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AlarmChange } from '../../kernel/cloudwatch-port.ts';
import { makeTestCloudWatch, refusalOf, TEST_START, testQuery } from '../../testing/make-test-cloudwatch.ts';

const minimal: PutMetricAlarmCommandInput = {
  AlarmName: 'high',
  Namespace: 'test',
  MetricName: 'value',
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 5,
  ComparisonOperator: 'GreaterThanThreshold',
};

const withAlarm = (input: Partial<PutMetricAlarmCommandInput> = {}) => {
  const made = makeTestCloudWatch();
  made.operations.PutMetricAlarm({ ...minimal, ...input });
  const changes: AlarmChange[] = [];
  made.cloudWatch.onAlarmChange((change) => changes.push(change));
  const state = () => made.cloudWatch.alarmState('high');
  const describeAlarm = () => made.operations.DescribeAlarms({ AlarmNames: ['high'] }).MetricAlarms?.[0];
  return { ...made, changes, state, describeAlarm };
};

describe('a new alarm', () => {
  // Recorded from AWS (test_describe_minimal_metric_alarm).
  test('is described as AWS describes it', () => {
    const created = new Date(TEST_START);
    expect(withAlarm().operations.DescribeAlarms({})).toEqual({
      CompositeAlarms: [],
      MetricAlarms: [
        {
          ActionsEnabled: true,
          AlarmActions: [],
          AlarmArn: 'arn:aws:cloudwatch:eu-west-1:123456789012:alarm:high',
          AlarmConfigurationUpdatedTimestamp: created,
          AlarmName: 'high',
          ComparisonOperator: 'GreaterThanThreshold',
          Dimensions: [],
          EvaluationPeriods: 1,
          InsufficientDataActions: [],
          MetricName: 'value',
          Namespace: 'test',
          OKActions: [],
          Period: 60,
          StateReason: 'Unchecked: Initial alarm creation',
          StateTransitionedTimestamp: created,
          StateUpdatedTimestamp: created,
          StateValue: 'INSUFFICIENT_DATA',
          Statistic: 'Sum',
          Threshold: 5,
        },
      ],
    });
  });
  test('is evaluated within a minute', async () => {
    const { clock, put, state } = withAlarm();
    put(1, 30);
    await clock.advance(60_000);
    expect(state()).toBe('OK');
  });
});

describe('transitions', () => {
  test('errors in a minute raise the alarm before the next is over, and it calms down after', async () => {
    const { clock, put, changes, describeAlarm } = withAlarm();
    put(1, 30);
    await clock.advance(60_000);
    put(7, 30);
    await clock.advance(60_000);
    expect(describeAlarm()).toMatchObject({
      StateValue: 'ALARM',
      StateReason: 'Threshold Crossed: 1 datapoint [7.0 (21/11/26 00:00:00)] was greater than the threshold (5.0).',
    });
    put(0, 30);
    await clock.advance(60_000);
    expect(changes.map(({ from, to }) => `${from}>${to}`)).toEqual(['INSUFFICIENT_DATA>OK', 'OK>ALARM', 'ALARM>OK']);
    const raised = changes[1];
    expect(raised?.at).toBeGreaterThan(TEST_START + 60_000);
    expect(raised?.at).toBeLessThan(TEST_START + 120_000);
    expect(describeAlarm()?.StateTransitionedTimestamp).toEqual(new Date(changes[2]?.at ?? 0));
  });

  test('two of three', async () => {
    const { clock, put, state } = withAlarm({ EvaluationPeriods: 3, DatapointsToAlarm: 2 });
    const states: unknown[] = [];
    for (const value of [9, 0, 9, 0, 0]) {
      put(value, 30);
      await clock.advance(60_000);
      states.push(state());
    }
    // The first 9 is one breaching point of too few: alarms wait for the next before they believe it.
    expect(states).toEqual(['INSUFFICIENT_DATA', 'OK', 'ALARM', 'OK', 'OK']);
  });

  test.each([
    ['GreaterThanOrEqualToThreshold', 5, 'ALARM'],
    ['GreaterThanThreshold', 5, 'OK'],
    ['LessThanThreshold', 5, 'OK'],
    ['LessThanOrEqualToThreshold', 5, 'ALARM'],
    ['LessThanThreshold', 4, 'ALARM'],
  ] as const)('%s the threshold of 5 with %d: %s', async (ComparisonOperator, value, expected) => {
    const { clock, put, state } = withAlarm({ ComparisonOperator });
    put(value, 30);
    await clock.advance(60_000);
    expect(state()).toBe(expected);
  });

  test.each([
    ['missing', 'INSUFFICIENT_DATA'],
    ['ignore', 'ALARM'],
    ['breaching', 'ALARM'],
    ['notBreaching', 'OK'],
  ])('an alarm whose data stops, missing data treated as %s: %s', async (TreatMissingData, expected) => {
    const { clock, put, state } = withAlarm({ TreatMissingData });
    put(9, 30);
    await clock.advance(60_000);
    expect(state()).toBe('ALARM');
    await clock.advance(600_000);
    expect(state()).toBe(expected);
  });

  test('a period of 10 seconds is evaluated every 10 seconds', async () => {
    const { clock, put, changes } = withAlarm({ Period: 10 });
    await clock.advance(20_000);
    put(9, 5, { StorageResolution: 1 });
    await clock.advance(10_000);
    expect(changes.map(({ to, at }) => [to, at - TEST_START])).toEqual([['ALARM', 30_000]]);
  });

  test('an error rate in metric maths', async () => {
    const { clock, put, state, describeAlarm } = withAlarm({
      MetricName: undefined,
      Namespace: undefined,
      Statistic: undefined,
      Period: undefined,
      Metrics: [
        { ...testQuery('errors', 'Sum', 60, 'errors'), ReturnData: false },
        { ...testQuery('calls', 'Sum', 60, 'calls'), ReturnData: false },
        { Id: 'rate', Expression: 'IF(calls > 0, errors / calls * 100, 0)', Label: 'Error rate' },
      ],
    });
    put(100, 30, { MetricName: 'calls' });
    put(20, 30, { MetricName: 'errors' });
    await clock.advance(60_000);
    expect(state()).toBe('ALARM');
    expect(describeAlarm()?.StateReason).toBe(
      'Threshold Crossed: 1 datapoint [20.0 (20/11/26 23:59:00)] was greater than the threshold (5.0).',
    );
    expect(describeAlarm()?.Metrics).toHaveLength(3);
  });

  test('a percentile with few samples is left alone when the alarm says so', async () => {
    const slow = { ExtendedStatistic: 'p90', Statistic: undefined };
    const careful = withAlarm({ ...slow, EvaluateLowSampleCountPercentile: 'ignore' });
    const eager = withAlarm({ ...slow, EvaluateLowSampleCountPercentile: 'evaluate' });
    for (const { put, clock } of [careful, eager]) {
      for (let i = 0; i < 99; i++) put(9, 30);
      await clock.advance(60_000);
    }
    expect([careful.state(), eager.state()]).toEqual(['INSUFFICIENT_DATA', 'ALARM']);
  });
});

describe('SetAlarmState', () => {
  test('lasts until the next evaluation', async () => {
    const { clock, put, operations, state, changes } = withAlarm();
    put(1, 30);
    await clock.advance(55_000);
    operations.SetAlarmState({ AlarmName: 'high', StateValue: 'ALARM', StateReason: 'testing alarm' });
    expect(state()).toBe('ALARM');
    await clock.advance(60_000);
    expect(state()).toBe('OK');
    expect(changes).toHaveLength(3);
  });
  test('an unknown alarm is ResourceNotFound, an unknown state a validation error, as recorded', () => {
    const { operations } = withAlarm();
    const set = (AlarmName: string, StateValue: string) => () =>
      operations.SetAlarmState({ AlarmName, StateValue: StateValue as 'OK', StateReason: 'x' });
    expect(set('none', 'OK')).toThrow(
      expect.objectContaining({ code: 'ResourceNotFound', message: '', httpStatus: 404 }),
    );
    expect(set('high', 'INVALID')).toThrow(
      "1 validation error detected: Value 'INVALID' at 'stateValue' failed to satisfy constraint: Member must satisfy enum " +
        'value set: [INSUFFICIENT_DATA, ALARM, OK]',
    );
  });
});

describe('DescribeAlarmHistory', () => {
  test('tells of creation, transitions, change and deletion, newest first, and outlives the alarm', async () => {
    const { clock, put, operations } = withAlarm();
    put(9, 30);
    await clock.advance(60_000);
    operations.DisableAlarmActions({ AlarmNames: ['high', 'unknown'] });
    operations.DeleteAlarms({ AlarmNames: ['high'] });
    const items = operations.DescribeAlarmHistory({ AlarmName: 'high' }).AlarmHistoryItems ?? [];
    expect(items.map(({ HistorySummary }) => HistorySummary)).toEqual([
      'Alarm "high" deleted',
      'Alarm "high" updated',
      'Alarm updated from INSUFFICIENT_DATA to ALARM',
      'Alarm "high" created',
    ]);
  });
  // Recorded from AWS (test_put_metric_alarm).
  test('a transition’s data has both states', async () => {
    const { clock, put, operations } = withAlarm();
    put(9, 30);
    await clock.advance(60_000);
    const [item] = operations.DescribeAlarmHistory({ HistoryItemType: 'StateUpdate' }).AlarmHistoryItems ?? [];
    const reason = 'Threshold Crossed: 1 datapoint [9.0 (20/11/26 23:59:00)] was greater than the threshold (5.0).';
    expect(JSON.parse(item?.HistoryData ?? '')).toEqual({
      version: '1.0',
      oldState: { stateValue: 'INSUFFICIENT_DATA', stateReason: 'Unchecked: Initial alarm creation' },
      newState: {
        stateValue: 'ALARM',
        stateReason: reason,
        stateReasonData: {
          version: '1.0',
          queryDate: expect.stringMatching(/^2026-11-21T00:00:[45]0\.000\+0000$/),
          startDate: '2026-11-20T23:59:00.000+0000',
          statistic: 'Sum',
          period: 60,
          recentDatapoints: [9],
          threshold: 5,
          evaluatedDatapoints: [{ timestamp: '2026-11-20T23:59:00.000+0000', sampleCount: 1, value: 9 }],
        },
      },
    });
  });
});

describe('DescribeAlarms', () => {
  const many = () => {
    const { operations } = makeTestCloudWatch();
    for (let i = 0; i < 120; i++)
      operations.PutMetricAlarm({
        ...minimal,
        AlarmName: `${i % 2 === 0 ? 'even' : 'odd'}-${String(i).padStart(3, '0')}`,
      });
    operations.SetAlarmState({ AlarmName: 'odd-001', StateValue: 'ALARM', StateReason: 'x' });
    return operations;
  };
  test('pages by at most 100', () => {
    const operations = many();
    const first = operations.DescribeAlarms({});
    const rest = operations.DescribeAlarms({ NextToken: first.NextToken });
    expect([first.MetricAlarms?.length, rest.MetricAlarms?.length, rest.NextToken]).toEqual([100, 20, undefined]);
    const names = [...(first.MetricAlarms ?? []), ...(rest.MetricAlarms ?? [])].map(({ AlarmName }) => AlarmName);
    expect(new Set(names).size).toBe(120);
  });
  test('filters by prefix, state and type', () => {
    const operations = many();
    const count = (input: Parameters<typeof operations.DescribeAlarms>[0]) =>
      operations.DescribeAlarms(input).MetricAlarms?.length;
    expect(count({ AlarmNamePrefix: 'odd' })).toBe(60);
    expect(count({ StateValue: 'ALARM' })).toBe(1);
    expect(count({ AlarmTypes: ['CompositeAlarm'] })).toBe(0);
    expect(count({ AlarmNames: ['odd-001', 'nobody'] })).toBe(1);
    expect(count({ MaxRecords: 7 })).toBe(7);
  });
  test('for one metric', () => {
    const { operations } = withAlarm();
    const found = (MetricName: string) =>
      operations.DescribeAlarmsForMetric({ Namespace: 'test', MetricName }).MetricAlarms?.length;
    expect([found('value'), found('other')]).toEqual([1, 0]);
  });
});

test('changing an alarm leaves its state alone', async () => {
  const { clock, put, operations, state, describeAlarm } = withAlarm();
  put(9, 30);
  await clock.advance(60_000);
  operations.PutMetricAlarm({ ...minimal, Threshold: 50 });
  expect(state()).toBe('ALARM');
  expect(describeAlarm()?.AlarmConfigurationUpdatedTimestamp).toEqual(new Date(clock.now()));
  await clock.advance(60_000);
  expect(state()).toBe('OK');
});

test.each<[string, Partial<PutMetricAlarmCommandInput>, string]>([
  ['a period of 45 s', { Period: 45 }, 'ValidationException'],
  ['a period of 5 s', { Period: 5 }, 'ValidationException'],
  ['more than a day', { Period: 3_000, EvaluationPeriods: 30 }, 'ValidationException'],
  ['M above N', { DatapointsToAlarm: 2 }, 'ValidationException'],
  ['no periods', { EvaluationPeriods: 0 }, 'ValidationException'],
  ['both statistics', { ExtendedStatistic: 'p99' }, 'InvalidParameterCombinationException'],
  ['no statistic', { Statistic: undefined }, 'MissingRequiredParameterException'],
  ['no metric', { MetricName: undefined }, 'MissingRequiredParameterException'],
  ['no threshold', { Threshold: undefined }, 'MissingRequiredParameterException'],
  ['an unknown treatment', { TreatMissingData: 'Breaching' }, 'ValidationException'],
  ['an expression and a metric', { Metrics: [testQuery('m1', 'Sum')] }, 'ValidationException'],
  ['six actions', { AlarmActions: Array.from({ length: 6 }, () => 'arn:aws:sns:x') }, 'ValidationException'],
  ['a name of 256 characters', { AlarmName: 'x'.repeat(256) }, 'ValidationException'],
])('%s is refused', (_, input, code) => {
  const { operations } = makeTestCloudWatch();
  expect(() => operations.PutMetricAlarm({ ...minimal, ...input })).toThrow(expect.objectContaining({ code }));
  expect(operations.DescribeAlarms({}).MetricAlarms).toEqual([]);
});

test('SEARCH is refused in the words captured from a real account', () => {
  const { operations } = makeTestCloudWatch();
  const { AlarmName, EvaluationPeriods, Threshold, ComparisonOperator } = minimal;
  const Metrics = [{ Id: 'e1', Expression: "SUM(SEARCH('{AWS/Lambda,FunctionName} Errors', 'Sum', 60))" }];
  const put = () => operations.PutMetricAlarm({ AlarmName, EvaluationPeriods, Threshold, ComparisonOperator, Metrics });
  expect(put).toThrow('SEARCH is not supported on Metric Alarms.');
});

test('whatever the settings, an alarm is refused or evaluates', async () => {
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 8 });
  const number = fc.oneof(fc.integer({ min: -1, max: 5 }), fc.double());
  const settings = fc.record({
    AlarmName: maybe(fc.string()),
    MetricName: maybe(fc.constant('value')),
    Namespace: maybe(fc.constant('test')),
    Statistic: maybe(fc.constantFrom('Sum', 'Average', 'p99')),
    ExtendedStatistic: fc.option(fc.constantFrom('p99', 'TC(1:)', 'x'), { nil: undefined }),
    Period: maybe(fc.oneof(fc.constantFrom(10, 30, 60, 300), number)),
    EvaluationPeriods: maybe(number),
    DatapointsToAlarm: fc.option(number, { nil: undefined }),
    Threshold: maybe(number),
    ComparisonOperator: maybe(fc.constantFrom('GreaterThanThreshold', 'LessThanLowerThreshold')),
    TreatMissingData: maybe(fc.constantFrom('breaching', 'notBreaching', 'ignore', 'missing', '')),
    EvaluateLowSampleCountPercentile: maybe(fc.constantFrom('ignore', 'evaluate', '')),
    Metrics: fc.option(
      fc.array(fc.record({ Id: fc.constantFrom('a', 'b'), Expression: fc.constantFrom('a', 'b*2', '1', 'METRICS()') })),
      { nil: undefined, freq: 4 },
    ),
  });
  await fc.assert(
    fc.asyncProperty(settings, async (input) => {
      const { clock, operations, put } = makeTestCloudWatch();
      put(3, 30);
      expect(refusalOf(() => operations.PutMetricAlarm(input as PutMetricAlarmCommandInput))).toMatch(
        /^no error$|Exception$/,
      );
      await clock.advance(60_000);
      const reasonData = (operations.DescribeAlarms({}).MetricAlarms ?? []).flatMap(
        (alarm) => alarm.StateReasonData ?? [],
      );
      for (const json of reasonData) expect(JSON.parse(json)).toHaveProperty('version', '1.0');
    }),
    { numRuns: 300 },
  );
});
