import type { CloudWatchClient, GetMetricDataCommand, MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { expect, test } from 'vitest';
import type { AlarmDefinition } from '../../domain/alarms/alarm.ts';
import { makeAlarm } from '../../../testing/domain/make-group.ts';
import { createCloudWatch } from './cloud-watch.ts';

const NOW = '2026-11-21T10:07:20.000Z';

function define(change: Partial<AlarmDefinition> = {}): AlarmDefinition {
  const { definition } = makeAlarm();
  if (definition === null) throw new Error('the fixture has a definition');
  return { ...definition, ...change };
}

const metric = (id: string, metricName: string) => ({
  id,
  namespace: 'AWS/Lambda',
  metricName,
  dimensions: { FunctionName: 'orders' },
  statistic: 'Sum',
  periodSeconds: 60,
  expression: null,
});
const expression = (id: string, text: string) => ({
  id,
  namespace: null,
  metricName: null,
  dimensions: {},
  statistic: null,
  periodSeconds: null,
  expression: text,
});

/** A CloudWatch with these values, by minute of the hour, for every series. Records its requests. */
function fakeClient(values: Record<number, number>) {
  const asked: NonNullable<GetMetricDataCommand['input']>[] = [];
  const send = ({ input }: GetMetricDataCommand) => {
    asked.push(input);
    const minutes = Object.entries(values);
    return Promise.resolve({
      MetricDataResults: (input.MetricDataQueries ?? [])
        .filter(({ ReturnData }) => ReturnData !== false)
        .map(({ Id }) => ({
          Id,
          Timestamps: minutes.map(([minute]) => new Date(`2026-11-21T10:${minute.padStart(2, '0')}:00.000Z`)),
          Values: minutes.map(([, value]) => value),
        })),
    });
  };
  const queries = (): MetricDataQuery[] => asked.flatMap(({ MetricDataQueries }) => MetricDataQueries ?? []);
  return { client: createCloudWatch({ send } as unknown as CloudWatchClient), asked, queries };
}

test('the last ten finished minutes, gaps included, in one call for all alarms', async () => {
  const { client, asked } = fakeClient({ 4: 3, 6: 9 });
  const found = await client.alarmValues(
    [
      { name: 'errors', definition: define() },
      { name: 'again', definition: define({ evaluationPeriods: 12 }) },
    ],
    NOW,
  );
  const values = [...Array.from({ length: 7 }, () => null), 3, null, 9];
  expect(found.get('errors')).toEqual({ values, until: '2026-11-21T10:07:00.000Z' });
  expect(found.get('again')?.values).toEqual([null, null, ...values]);
  expect(asked).toHaveLength(1);
  expect(asked[0]?.StartTime?.toISOString()).toBe('2026-11-21T09:55:00.000Z');
  expect(asked[0]?.EndTime?.toISOString()).toBe('2026-11-21T10:07:00.000Z');
});

test('a period that has not ended is no value yet', async () => {
  const { client } = fakeClient({ 0: 3, 5: 1 });
  const found = await client.alarmValues([{ name: 'errors', definition: define({ periodSeconds: 300 }) }], NOW);
  expect(found.get('errors')?.values.at(-1)).toBe(3);
  expect(found.get('errors')?.until).toBe('2026-11-21T10:05:00.000Z');
});

test('two alarms over maths with the same ids keep apart', async () => {
  const { client, queries } = fakeClient({ 6: 2 });
  const maths = define({
    namespace: null,
    metricName: null,
    statistic: null,
    expression: '100 * e / MAX([c, 1])',
    metrics: [metric('e', 'Errors'), metric('c', 'Invocations'), expression('rate', '100 * e / MAX([c, 1])')],
  });
  const found = await client.alarmValues(
    [
      { name: 'one', definition: maths },
      { name: 'two', definition: maths },
    ],
    NOW,
  );
  expect(queries().map(({ Id, Expression, ReturnData }) => [Id, Expression, ReturnData])).toEqual([
    ['a0_e', undefined, false],
    ['a0_c', undefined, false],
    ['a0_rate', '100 * a0_e / MAX([a0_c, 1])', true],
    ['a1_e', undefined, false],
    ['a1_c', undefined, false],
    ['a1_rate', '100 * a1_e / MAX([a1_c, 1])', true],
  ]);
  expect([...found.keys()]).toEqual(['one', 'two']);
});

test.each([
  ['a band instead of a threshold', { threshold: null }],
  ['a period of which nothing is known', { periodSeconds: null }],
  ['a look back over more than three hours', { periodSeconds: 3600, evaluationPeriods: 4 }],
  [
    'maths over all metrics of the call',
    { expression: 'SUM(METRICS())', metrics: [metric('e', 'Errors'), expression('s', 'SUM(METRICS())')] },
  ],
])('an alarm with %s is not asked for', async (_what, change) => {
  const { client, asked } = fakeClient({});
  expect(await client.alarmValues([{ name: 'errors', definition: define(change) }], NOW)).toEqual(new Map());
  expect(asked).toEqual([]);
});
