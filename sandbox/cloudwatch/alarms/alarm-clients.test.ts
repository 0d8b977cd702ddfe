import {
  CloudWatchClient,
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  PutCompositeAlarmCommand,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { AwsJson1_0Protocol, AwsQueryProtocol, AwsSmithyRpcV2CborProtocol } from '@aws-sdk/core/protocols';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../start-sandbox.ts';

// Alarms as rollouts use them, through the genuine client in each of the protocols that it can speak.

const START = Date.UTC(2026, 10, 21, 9);

describe.each([
  ['awsJson1_0', AwsJson1_0Protocol],
  ['awsQuery', AwsQueryProtocol],
  ['smithy-rpc-v2-cbor', AwsSmithyRpcV2CborProtocol],
])('alarms over %s', (_name, protocol) => {
  let sandbox: Sandbox;
  let client: CloudWatchClient;
  beforeEach(async () => {
    sandbox = await startSandbox({ scenario: 'empty', rate: 0, seed: 1, startAt: START });
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    client = new CloudWatchClient({
      region: 'eu-west-1',
      endpoint: sandbox.url,
      credentials,
      maxAttempts: 1,
      protocol,
    });
  });
  afterEach(async () => {
    client.destroy();
    await sandbox.stop();
  });

  const put = (input: Partial<PutMetricAlarmCommandInput>) =>
    client.send(
      new PutMetricAlarmCommand({
        AlarmName: 'errors',
        Namespace: 'shop',
        MetricName: 'failed',
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 5,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        ...input,
      }),
    );
  const count = (MetricName: string, Value: number, StorageResolution?: number) =>
    client.send(
      new PutMetricDataCommand({
        Namespace: 'shop',
        MetricData: [{ MetricName, Value, Timestamp: new Date(sandbox.world.clock.now()), StorageResolution }],
      }),
    );
  const pass = (seconds: number) => sandbox.world.clock.advance(seconds * 1000);
  const describeAlarms = (...AlarmNames: string[]) =>
    client.send(new DescribeAlarmsCommand({ AlarmNames, AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] }));
  const state = async (name = 'errors') => {
    const { MetricAlarms = [], CompositeAlarms = [] } = await describeAlarms(name);
    return [...MetricAlarms, ...CompositeAlarms][0]?.StateValue;
  };

  test.each([10, 30])('a period of %d s on a high-resolution metric is judged when it is over', async (Period) => {
    await put({ Period, TreatMissingData: 'notBreaching' });
    await pass(Period);
    await count('failed', 5, 1);
    await pass(Period);
    expect(await state()).toBe('ALARM');
    await count('failed', 4, 1);
    await pass(Period);
    expect(await state()).toBe('OK');
    expect((await describeAlarms('errors')).MetricAlarms?.[0]).toMatchObject({ Period, Threshold: 5 });
  });

  test('two of three: one bad minute is borne, two with a good one between are not', async () => {
    await put({ EvaluationPeriods: 3, DatapointsToAlarm: 2, TreatMissingData: 'notBreaching' });
    const seen: (string | undefined)[] = [];
    for (const failed of [0, 9, 0, 0, 9, 0, 9, 0, 0]) {
      await count('failed', failed);
      await pass(60);
      seen.push(await state());
    }
    // A minute is judged while the next one runs.
    expect(seen).toEqual(['OK', 'OK', 'OK', 'OK', 'OK', 'OK', 'OK', 'ALARM', 'OK']);
  });

  test.each([
    ['missing', 'INSUFFICIENT_DATA'],
    ['ignore', 'ALARM'],
    ['breaching', 'ALARM'],
    ['notBreaching', 'OK'],
  ])('data that stops, treated as %s: %s', async (TreatMissingData, expected) => {
    await put({ TreatMissingData });
    await count('failed', 5);
    await pass(120);
    expect(await state()).toBe('ALARM');
    await pass(600);
    expect(await state()).toBe(expected);
  });

  test('an error rate in metric maths, with the history of what became of it', async () => {
    const metric = (Id: string, MetricName: string) => ({
      Id,
      MetricStat: { Metric: { Namespace: 'shop', MetricName }, Period: 60, Stat: 'Sum' },
      ReturnData: false,
    });
    await client.send(
      new PutMetricAlarmCommand({
        AlarmName: 'rate',
        Metrics: [
          metric('failed', 'failed'),
          metric('calls', 'calls'),
          { Id: 'rate', Expression: 'IF(calls > 10, 100 * failed / calls, 0)', Label: 'failed %' },
        ],
        Threshold: 5,
        ComparisonOperator: 'GreaterThanThreshold',
        EvaluationPeriods: 1,
        TreatMissingData: 'ignore',
      }),
    );
    for (const [failed, calls] of [
      [9, 10],
      [1, 100],
      [20, 100],
      [0, 100],
    ] as const) {
      await count('failed', failed);
      await count('calls', calls);
      await pass(60);
    }
    await pass(60);
    const { AlarmHistoryItems = [] } = await client.send(
      new DescribeAlarmHistoryCommand({ AlarmName: 'rate', ScanBy: 'TimestampAscending' }),
    );
    expect(AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary)).toEqual([
      'Alarm "rate" created',
      'Alarm updated from INSUFFICIENT_DATA to OK',
      'Alarm updated from OK to ALARM',
      'Alarm updated from ALARM to OK',
    ]);
    const red = AlarmHistoryItems[2];
    expect(JSON.parse(red?.HistoryData ?? '{}')).toMatchObject({
      oldState: { stateValue: 'OK' },
      newState: { stateValue: 'ALARM', stateReasonData: { recentDatapoints: [20], threshold: 5 } },
    });
    const minute = ((red?.Timestamp?.getTime() ?? 0) - START) / 60_000;
    expect(minute).toBeGreaterThan(3);
    expect(minute).toBeLessThan(4);
  });

  test('a composite alarm follows its rule: AND, OR, NOT, AT_LEAST, a composite within', async () => {
    for (const name of ['a', 'b', 'c', 'deploying'])
      await put({ AlarmName: name, MetricName: name, TreatMissingData: 'ignore' });
    const rules: Record<string, string> = {
      two: 'AT_LEAST(2, ALARM, (a, b, c))',
      any: 'ALARM("a") OR ALARM(b) OR ALARM(c)',
      loud: 'ALARM(two) AND NOT ALARM(deploying)',
    };
    for (const [AlarmName, AlarmRule] of Object.entries(rules))
      await client.send(new PutCompositeAlarmCommand({ AlarmName, AlarmRule }));
    const states = async () => Promise.all(Object.keys(rules).map(state));
    expect(await states()).toEqual(['OK', 'OK', 'OK']);
    await count('b', 9);
    await pass(120);
    expect(await states()).toEqual(['OK', 'ALARM', 'OK']);
    await count('c', 9);
    await pass(120);
    expect(await states()).toEqual(['ALARM', 'ALARM', 'ALARM']);
    await count('deploying', 9);
    await pass(120);
    expect(await states()).toEqual(['ALARM', 'ALARM', 'OK']);
    const { CompositeAlarms = [] } = await describeAlarms('loud');
    expect(CompositeAlarms[0]).toMatchObject({ AlarmRule: rules['loud'], StateValue: 'OK' });
    await expect(
      client.send(new PutCompositeAlarmCommand({ AlarmName: 'x', AlarmRule: 'AT_LEAST(4, ALARM, (a, b, c))' })),
    ).rejects.toMatchObject({ message: expect.stringContaining('AlarmRule is not a valid rule expression') });
  });
});
