import type { GetMetricDataCommandInput, MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeTestCloudWatch, refusalOf, TEST_START, testQuery } from '../testing/make-test-cloudwatch.ts';

const at = (minutes: number, seconds = 0): Date => new Date(TEST_START + minutes * 60_000 + seconds * 1000);

/** Value n at minute −n, for the ten minutes before the start, one sample each. */
const withTenMinutes = () => {
  const made = makeTestCloudWatch();
  for (let minute = 1; minute <= 10; minute++) made.put(minute, minute * 60);
  const get = (input: Partial<GetMetricDataCommandInput>) =>
    made.operations.GetMetricData({
      MetricDataQueries: [testQuery('m1', 'Sum')],
      StartTime: at(-10),
      EndTime: at(0),
      ...input,
    });
  return { ...made, get };
};

describe('the time range', () => {
  test('newest first unless asked otherwise', () => {
    const { get } = withTenMinutes();
    const [newest] = get({}).MetricDataResults ?? [];
    expect(newest?.Values).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const [oldest] = get({ ScanBy: 'TimestampAscending' }).MetricDataResults ?? [];
    expect(oldest?.Values).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(oldest?.Timestamps?.[0]).toEqual(at(-10));
  });

  test('the start is inclusive, the end is not', () => {
    const { get } = withTenMinutes();
    expect(get({ StartTime: at(-4), EndTime: at(-2) }).MetricDataResults?.[0]?.Values).toEqual([3, 4]);
  });

  test('the start is rounded down to its minute', () => {
    const { get } = withTenMinutes();
    expect(get({ StartTime: at(-4, 59), EndTime: at(-2) }).MetricDataResults?.[0]?.Values).toEqual([3, 4]);
  });

  test('longer periods begin at the rounded start', () => {
    const { get } = withTenMinutes();
    const [result] = get({
      MetricDataQueries: [testQuery('m1', 'Sum', 300)],
      StartTime: at(-9, 30),
      ScanBy: 'TimestampAscending',
    }).MetricDataResults ?? [{}];
    expect(result?.Timestamps).toEqual([at(-9), at(-4)]);
    expect(result?.Values).toEqual([35, 10]);
  });

  test('high-resolution data can be read in 10-second periods, minute data sits at its minute', () => {
    const { operations, put } = makeTestCloudWatch();
    for (const secondsAgo of [1, 2, 12, 25]) put(1, secondsAgo, { StorageResolution: 1 });
    put(5, 30, { MetricName: 'coarse' });
    const { MetricDataResults: results } = operations.GetMetricData({
      MetricDataQueries: [testQuery('fine', 'Sum', 10), testQuery('coarse', 'Sum', 10, 'coarse')],
      StartTime: at(-1),
      EndTime: at(0),
      ScanBy: 'TimestampAscending',
    });
    expect(results?.[0]?.Timestamps).toEqual([at(-1, 30), at(-1, 40), at(-1, 50)]);
    expect(results?.[0]?.Values).toEqual([1, 1, 2]);
    expect(results?.[1]?.Timestamps).toEqual([at(-1)]);
  });
});

describe('paging', () => {
  test('MaxDatapoints splits the answer and the tokens give all of it once', () => {
    const { get } = withTenMinutes();
    const queries = [testQuery('m1', 'Sum'), testQuery('none', 'Sum', 60, 'absent'), testQuery('m2', 'Maximum')];
    const collected: Record<string, number[]> = {};
    let token: string | undefined;
    let pages = 0;
    do {
      const page = get({ MetricDataQueries: queries, MaxDatapoints: 7, NextToken: token });
      for (const { Id = '', Values = [] } of page.MetricDataResults ?? [])
        collected[Id] = [...(collected[Id] ?? []), ...Values];
      token = page.NextToken;
      pages++;
    } while (token !== undefined);
    const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(collected).toEqual({ m1: all, none: [], m2: all });
    expect(pages).toBe(3);
  });

  test('a result that goes on says so', () => {
    const { get } = withTenMinutes();
    expect(get({ MaxDatapoints: 4 }).MetricDataResults?.[0]?.StatusCode).toBe('PartialData');
    expect(get({ MaxDatapoints: 10 }).MetricDataResults?.[0]?.StatusCode).toBe('Complete');
    expect(get({ MaxDatapoints: 10 }).NextToken).toBeUndefined();
  });

  test('a token of another request is refused', () => {
    const { get } = withTenMinutes();
    const token = get({ MaxDatapoints: 4 }).NextToken;
    expect(refusalOf(() => get({ MaxDatapoints: 5, NextToken: token }))).toBe('InvalidNextToken');
    expect(refusalOf(() => get({ NextToken: 'x' }))).toBe('InvalidNextToken');
  });
});

describe('labels', () => {
  const labels = (queries: MetricDataQuery[]) =>
    withTenMinutes()
      .get({ MetricDataQueries: queries })
      .MetricDataResults?.map(({ Label }) => Label);

  // Recorded from AWS: what tells the metrics apart is added.
  test('default to the metric’s name and whatever differs', () => {
    expect(labels([testQuery('a', 'Sum')])).toEqual(['value']);
    expect(labels([testQuery('a', 'Sum'), testQuery('b', 'Minimum')])).toEqual(['value Sum', 'value Minimum']);
    expect(labels([testQuery('a', 'Sum'), testQuery('b', 'Sum', 300)])).toEqual(['value 60', 'value 300']);
    expect(labels([testQuery('a', 'Sum'), testQuery('b', 'Minimum', 300)])).toEqual([
      'value Sum 60',
      'value Minimum 300',
    ]);
  });
  test('a given one is kept', () => {
    expect(labels([{ ...testQuery('a', 'Sum'), Label: 'mine' }])).toEqual(['mine']);
  });
});

test('expressions use other queries, hidden ones too', () => {
  const { get } = withTenMinutes();
  const { MetricDataResults: results } = get({
    StartTime: at(-3),
    MetricDataQueries: [
      { ...testQuery('m1', 'Sum'), ReturnData: false },
      { Id: 'doubled', Expression: 'm1 * 2', ReturnData: false },
      { Id: 'rate', Expression: 'doubled / m1 * 100', Label: 'percent' },
    ],
  });
  expect(results).toEqual([
    {
      Id: 'rate',
      Label: 'percent',
      StatusCode: 'Complete',
      Timestamps: [at(-1), at(-2), at(-3)],
      Values: [200, 200, 200],
    },
  ]);
});

test('a metric in another unit than asked for has no data', () => {
  const { get } = withTenMinutes();
  const query = testQuery('m1', 'Sum');
  const withUnit = { ...query, MetricStat: { ...query.MetricStat, Unit: 'Bytes' } } as MetricDataQuery;
  expect(get({ MetricDataQueries: [withUnit] }).MetricDataResults?.[0]?.Values).toEqual([]);
});

describe('refusals', () => {
  const refused = (input: Partial<GetMetricDataCommandInput>) => refusalOf(() => withTenMinutes().get(input));
  test('more than 500 queries', () => {
    const queries = Array.from({ length: 501 }, (_, i) => testQuery(`m${i}`, 'Sum'));
    expect(refused({ MetricDataQueries: queries })).toBe('ValidationException');
    expect(refused({ MetricDataQueries: queries.slice(1) })).toBe('no error');
  });
  test('an end that is not after the start', () => {
    expect(refused({ StartTime: at(0), EndTime: at(0) })).toBe('ValidationException');
  });
  test.each<[string, MetricDataQuery[]]>([
    ['an id used twice', [testQuery('a', 'Sum'), testQuery('a', 'Sum')]],
    ['an id that begins with a capital', [testQuery('A', 'Sum')]],
    ['an unknown statistic', [testQuery('a', 'Median')]],
    ['a period of 45 seconds', [testQuery('a', 'Sum', 45)]],
    ['neither metric nor expression', [{ Id: 'a' }]],
    ['both of them', [{ ...testQuery('a', 'Sum'), Expression: '1' }]],
    ['an expression of an unknown id', [{ Id: 'a', Expression: 'b + 1' }]],
    [
      'an expression of itself',
      [
        { Id: 'a', Expression: 'b' },
        { Id: 'b', Expression: 'a' },
      ],
    ],
    ['a number as result', [{ Id: 'a', Expression: '1 + 1' }]],
  ])('%s', (_, queries) => {
    expect(refused({ MetricDataQueries: queries })).toBe('ValidationException');
  });
});

test('whatever is asked, it is answered or refused as AWS would', () => {
  const { operations } = withTenMinutes();
  const word = fc.oneof(fc.string(), fc.constantFrom('m1', 'm2', 'Sum', 'p99', 'test', 'value', 'FILL(METRICS(), 0)'));
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
  const query: fc.Arbitrary<MetricDataQuery> = fc.record({
    Id: maybe(word),
    Expression: maybe(word),
    ReturnData: maybe(fc.boolean()),
    MetricStat: maybe(
      fc.record({
        Metric: maybe(fc.record({ Namespace: maybe(word), MetricName: maybe(word) })),
        Period: maybe(fc.oneof(fc.constantFrom(1, 10, 60, 300), fc.double())),
        Stat: maybe(word),
      }),
    ),
  });
  const date = maybe(fc.date({ noInvalidDate: true }));
  fc.assert(
    fc.property(
      maybe(fc.array(query, { maxLength: 4 })),
      date,
      date,
      maybe(fc.double()),
      maybe(fc.string()),
      (MetricDataQueries, StartTime, EndTime, MaxDatapoints, NextToken) => {
        const input = { MetricDataQueries, StartTime, EndTime, MaxDatapoints, NextToken };
        expect(refusalOf(() => operations.GetMetricData(input))).toMatch(/\w/);
      },
    ),
    { numRuns: 500 },
  );
});
