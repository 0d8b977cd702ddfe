import type { CloudWatchClient, GetMetricDataCommand, MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { expect, test } from 'vitest';
import { createCloudWatch } from './cloud-watch.ts';

/** A CloudWatch that answers every query with the result of `answer`. */
function fakeClient(answer: (query: MetricDataQuery) => { at: string; value: number }[]) {
  const calls: NonNullable<GetMetricDataCommand['input']>[] = [];
  const send = (command: GetMetricDataCommand) => {
    calls.push(command.input);
    const queries = command.input.MetricDataQueries ?? [];
    return Promise.resolve({
      MetricDataResults: queries.map((query) => ({
        Id: query.Id,
        Timestamps: answer(query).map(({ at }) => new Date(at)),
        Values: answer(query).map(({ value }) => value),
      })),
    });
  };
  return { client: { send } as unknown as CloudWatchClient, calls };
}

const dimensionsOf = (query: MetricDataQuery | undefined) =>
  Object.fromEntries((query?.MetricStat?.Metric?.Dimensions ?? []).map(({ Name, Value }) => [Name ?? '', Value]));

test('minutes are asked for by executed version behind the alias', async () => {
  const { client, calls } = fakeClient((query) =>
    query.MetricStat?.Metric?.MetricName === 'Invocations' ? [{ at: '2026-11-21T10:01:00.000Z', value: 7 }] : [],
  );
  const minutes = await createCloudWatch(client).versionMinutes(
    [{ functionName: 'f', alias: 'live', versions: ['41', '42'] }],
    '2026-11-21T10:00:30.000Z',
    '2026-11-21T10:02:00.000Z',
  );
  expect(calls).toHaveLength(1);
  expect(calls[0]?.MetricDataQueries).toHaveLength(12);
  expect(calls[0]?.StartTime?.toISOString()).toBe('2026-11-21T10:00:00.000Z');
  expect(dimensionsOf(calls[0]?.MetricDataQueries?.[0])).toEqual({
    FunctionName: 'f',
    Resource: 'f:live',
    ExecutedVersion: '41',
  });
  expect(minutes.map(({ version, invocations, errors, p99Ms }) => [version, invocations, errors, p99Ms])).toEqual([
    ['41', 7, null, null],
    ['42', 7, null, null],
  ]);
});

test('calls above a limit are counted, and none is 0 where durations are known', async () => {
  const values: Record<string, number> = { Sum: 7, p50: 20, 'TC(190:)': 3 };
  const { client, calls } = fakeClient((query) => {
    const { MetricStat } = query;
    const version = dimensionsOf(query)['ExecutedVersion'];
    const value = values[MetricStat?.Stat ?? ''];
    if (value === undefined || (version === '42' && MetricStat?.Stat === 'TC(190:)')) return [];
    return version === '43' && MetricStat?.Metric?.MetricName === 'Duration'
      ? []
      : [{ at: '2026-11-21T10:01:00.000Z', value }];
  });
  const minutes = await createCloudWatch(client).versionMinutes(
    [
      { functionName: 'f', alias: 'live', versions: ['41', '42', '43'], slowOverMs: 190 },
      { functionName: 'g', alias: 'live', versions: ['1'], slowOverMs: null },
    ],
    '2026-11-21T10:00:00.000Z',
    '2026-11-21T10:02:00.000Z',
  );
  expect(calls[0]?.MetricDataQueries?.map(({ MetricStat }) => MetricStat?.Stat).slice(0, 8)).toEqual([
    'Sum',
    'Sum',
    'Sum',
    'p50',
    'p90',
    'p99',
    'TC(190:)',
    'Sum',
  ]);
  expect(calls[0]?.MetricDataQueries).toHaveLength(27);
  expect(minutes.map(({ version, slowCalls, slowOverMs }) => [version, slowCalls, slowOverMs])).toEqual([
    ['41', 3, 190],
    ['42', 0, 190],
    ['43', null, 190],
    ['1', null, null],
  ]);
});

test('more than 500 series are asked for in several calls', async () => {
  const { client, calls } = fakeClient(() => []);
  const wanted = Array.from({ length: 50 }, (_, n) => ({ functionName: `f${n}`, alias: 'live', versions: ['1', '2'] }));
  await createCloudWatch(client).versionMinutes(wanted, '2026-11-21T10:00:00.000Z', '2026-11-21T10:05:00.000Z');
  expect(calls.map(({ MetricDataQueries }) => MetricDataQueries?.length)).toEqual([500, 100]);
});

test('a long time is asked for in calls that stay below the limit of datapoints', async () => {
  const { client, calls } = fakeClient(() => []);
  const wanted = [{ functionName: 'f', alias: 'live', versions: ['1', '2'] }];
  await createCloudWatch(client).versionMinutes(wanted, '2026-11-07T10:00:00.000Z', '2026-11-21T10:00:00.000Z');
  for (const { MetricDataQueries } of calls)
    expect((MetricDataQueries?.length ?? 0) * 20_160).toBeLessThanOrEqual(100_800);
});

test('an alias’s traffic: finished hours, the last hour, and the last five minutes', async () => {
  const { client } = fakeClient((query) => {
    if (query.MetricStat?.Period === 3600) return [{ at: '2026-11-21T09:00:00.000Z', value: 600 }];
    const value = query.MetricStat?.Metric?.MetricName === 'Errors' ? 1 : 10;
    return [
      { at: '2026-11-21T09:40:00.000Z', value },
      { at: '2026-11-21T10:30:00.000Z', value },
    ];
  });
  const [traffic] = await createCloudWatch(client).aliasTraffic(
    [{ functionName: 'f', alias: 'live' }],
    '2026-11-21T10:34:30.000Z',
  );
  expect(traffic?.callsByHour).toHaveLength(24);
  expect(traffic?.callsByHour.at(-1)).toBe(600);
  expect(traffic?.callsByHour[0]).toBeNull();
  expect(traffic).toMatchObject({ callsLastHour: 20, errorsLastHour: 2, callsPerMinute: 2 });
});

test('names that no alarm has come back as not found, in the order asked for', async () => {
  const send = () =>
    Promise.resolve({
      MetricAlarms: [{ AlarmName: 'a', StateValue: 'OK' }],
      CompositeAlarms: [{ AlarmName: 'c', StateValue: 'ALARM', AlarmRule: 'ALARM(a)' }],
    });
  const cloudWatch = createCloudWatch({ send } as unknown as CloudWatchClient);
  const alarms = await cloudWatch.describeAlarms(['c', 'b', 'a']);
  expect(alarms.map(({ name, state }) => [name, state])).toEqual([
    ['c', 'ALARM'],
    ['b', 'NOT_FOUND'],
    ['a', 'OK'],
  ]);
  expect(alarms.map(({ rule }) => rule)).toEqual(['ALARM(a)', undefined, undefined]);
});

test('the most executions at once are of the function as a whole; without data they are not known', async () => {
  const { client, calls } = fakeClient(() => [
    { at: '2026-11-21T10:01:00.000Z', value: 7 },
    { at: '2026-11-21T10:02:00.000Z', value: 19 },
    { at: '2026-11-21T10:03:00.000Z', value: 3 },
  ]);
  const span = ['2026-11-21T10:00:00.000Z', '2026-11-21T11:00:00.000Z'] as const;
  expect(await createCloudWatch(client).peakConcurrency('f', ...span)).toBe(19);
  expect(dimensionsOf(calls[0]?.MetricDataQueries?.[0])).toEqual({ FunctionName: 'f' });
  expect(await createCloudWatch(fakeClient(() => []).client).peakConcurrency('f', ...span)).toBeNull();
});
