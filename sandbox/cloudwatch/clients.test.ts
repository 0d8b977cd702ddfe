import {
  CloudWatchClient,
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  paginateListMetrics,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
  ResourceNotFound,
  SetAlarmStateCommand,
  waitUntilAlarmExists,
} from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../start-sandbox.ts';

// The genuine SDK client over HTTP: what the handlers return must survive serialisation and come out as AWS's types.

const START = Date.UTC(2026, 10, 21);
const at = (minutes: number): Date => new Date(START + minutes * 60_000);

let sandbox: Sandbox;
let client: CloudWatchClient;

beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'empty', rate: 0, seed: 1, startAt: START });
  client = new CloudWatchClient({
    region: 'eu-west-1',
    endpoint: sandbox.url,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  await client.send(
    new PutMetricDataCommand({
      Namespace: 'shop',
      MetricData: [1, 2, 3].map((minutes) => ({ MetricName: 'sold', Value: minutes, Timestamp: at(-minutes) })),
    }),
  );
});
afterAll(async () => {
  client.destroy();
  await sandbox.stop();
});

const stat = (Id: string, Stat: string) => ({
  Id,
  MetricStat: { Metric: { Namespace: 'shop', MetricName: 'sold' }, Period: 60, Stat },
});

test('metric data and maths come back as numbers and dates', async () => {
  const { MetricDataResults } = await client.send(
    new GetMetricDataCommand({
      MetricDataQueries: [stat('sum', 'Sum'), stat('p50', 'p50'), { Id: 'half', Expression: 'sum / 2' }],
      StartTime: at(-3),
      EndTime: at(0),
    }),
  );
  expect(MetricDataResults?.map(({ Id, Values }) => [Id, Values])).toEqual([
    ['sum', [1, 2, 3]],
    ['p50', [1, 2, 3]],
    ['half', [0.5, 1, 1.5]],
  ]);
  expect(MetricDataResults?.[0]?.Timestamps).toEqual([at(-1), at(-2), at(-3)]);
});

test('statistics, extended ones too', async () => {
  const { Datapoints } = await client.send(
    new GetMetricStatisticsCommand({
      Namespace: 'shop',
      MetricName: 'sold',
      StartTime: at(-5),
      EndTime: at(0),
      Period: 300,
      Statistics: ['Sum', 'Average'],
      ExtendedStatistics: ['p100'],
    }),
  );
  expect(Datapoints).toEqual([
    { Timestamp: at(-5), Unit: 'None', Sum: 6, Average: 2, ExtendedStatistics: { p100: 3 } },
  ]);
});

test('paginators and waiters of the SDK end', async () => {
  await client.send(
    new PutMetricDataCommand({
      Namespace: 'wide',
      MetricData: Array.from({ length: 700 }, (_, i) => ({ MetricName: `m${i}`, Value: 1 })),
    }),
  );
  const names: string[] = [];
  for await (const page of paginateListMetrics({ client }, { Namespace: 'wide' }))
    names.push(...(page.Metrics ?? []).map(({ MetricName = '' }) => MetricName));
  expect(new Set(names).size).toBe(700);

  const AlarmName = 'odd name <&> "ü"';
  await client.send(
    new PutMetricAlarmCommand({
      AlarmName,
      Metrics: [
        { ...stat('sum', 'Sum'), ReturnData: false },
        { Id: 'twice', Expression: 'sum * 2' },
      ],
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
      TreatMissingData: 'ignore',
    }),
  );
  const waited = await waitUntilAlarmExists({ client, maxWaitTime: 10 }, { AlarmNames: [AlarmName] });
  expect(waited.state).toBe('SUCCESS');
  await sandbox.world.clock.advance(60_000);
  const { MetricAlarms } = await client.send(new DescribeAlarmsCommand({ AlarmNames: [AlarmName] }));
  expect(MetricAlarms?.[0]).toMatchObject({
    AlarmName,
    StateValue: 'ALARM',
    StateReason: 'Threshold Crossed: 1 datapoint [2.0 (20/11/26 23:59:00)] was greater than the threshold (1.0).',
    Metrics: [{ Id: 'sum' }, { Id: 'twice', Expression: 'sum * 2' }],
  });
  const history = await client.send(new DescribeAlarmHistoryCommand({ AlarmName, HistoryItemType: 'StateUpdate' }));
  expect(history.AlarmHistoryItems?.[0]?.Timestamp).toEqual(MetricAlarms?.[0]?.StateTransitionedTimestamp);
});

test('errors have AWS’s classes and codes', async () => {
  const unknown = client.send(new SetAlarmStateCommand({ AlarmName: 'no', StateValue: 'OK', StateReason: 'x' }));
  await expect(unknown).rejects.toBeInstanceOf(ResourceNotFound);
  const backwards = client.send(new GetMetricDataCommand({ MetricDataQueries: [], StartTime: at(0), EndTime: at(-1) }));
  await expect(backwards).rejects.toMatchObject({
    message: 'The parameter StartTime must be less than the parameter EndTime.',
    $metadata: { httpStatusCode: 400 },
  });
});
