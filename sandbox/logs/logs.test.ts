import { GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DeleteMetricFilterCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  DescribeMetricFiltersCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  paginateFilterLogEvents,
  PutLogEventsCommand,
  PutMetricFilterCommand,
  PutRetentionPolicyCommand,
  TestMetricFilterCommand,
  type MetricTransformation,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startCodeStory, type CodeStory } from '../testing/code-story.ts';

const logGroupName = '/app/orders';
const NOW = Date.UTC(2026, 10, 20, 14, 0, 0);

let story: CodeStory;
beforeEach(async () => {
  story = await startCodeStory();
  await story.logs.send(new CreateLogGroupCommand({ logGroupName }));
  for (const logStreamName of ['a', 'b'])
    await story.logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
});
afterEach(() => story.end());

const put = (logStreamName: string, ...messages: string[]) => {
  const timestamp = story.sandbox.world.clock.now();
  const logEvents = messages.map((message) => ({ timestamp, message }));
  return story.logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
};

async function sums(MetricName: string, Dimensions: { Name: string; Value: string }[] = []): Promise<number[]> {
  const { MetricDataResults } = await story.cloudWatch.send(
    new GetMetricDataCommand({
      StartTime: new Date(NOW),
      EndTime: new Date(NOW + 3_600_000),
      ScanBy: 'TimestampAscending',
      MetricDataQueries: [
        { Id: 'm', MetricStat: { Metric: { Namespace: 'App', MetricName, Dimensions }, Period: 60, Stat: 'Sum' } },
      ],
    }),
  );
  return MetricDataResults?.[0]?.Values ?? [];
}

const filter = (filterPattern: string, more: Partial<MetricTransformation> = {}) =>
  story.logs.send(
    new PutMetricFilterCommand({
      logGroupName,
      filterName: 'f',
      filterPattern,
      metricTransformations: [{ metricName: 'M', metricNamespace: 'App', metricValue: '1', ...more }],
    }),
  );

test('events are filtered by pattern, stream and time, over all pages', async () => {
  for (let i = 0; i < 5; i++) {
    await put('a', `ERROR ${i}`, `fine ${i}`);
    await put('b', `ERROR b${i}`);
    await story.advance(1);
  }
  const pages: string[][] = [];
  const input = { logGroupName, filterPattern: 'ERROR', limit: 4 };
  for await (const page of paginateFilterLogEvents({ client: story.logs }, input)) {
    pages.push((page.events ?? []).map(({ message }) => message ?? ''));
  }
  expect(pages.map((page) => page.length)).toEqual([4, 4, 2]);
  expect(pages[0]).toEqual(['ERROR 0', 'ERROR b0', 'ERROR 1', 'ERROR b1']);
  const { events } = await story.logs.send(
    new FilterLogEventsCommand({ logGroupName, logStreamNames: ['a'], startTime: NOW + 1000, endTime: NOW + 2000 }),
  );
  expect(events?.map(({ message }) => message)).toEqual(['ERROR 1', 'fine 1', 'ERROR 2', 'fine 2']);
  expect(events?.[0]).toMatchObject({ logStreamName: 'a', timestamp: NOW + 1000, ingestionTime: NOW + 1000 });
});

test('the newest of many events come first where that is asked for, and the token keeps to it', async () => {
  for (let i = 0; i < 13; i++) {
    await put('a', ...Array.from({ length: 100 }, (_, line) => `${i}:${line}`));
    await story.advance(1);
  }
  const pages: string[][] = [];
  let nextToken: string | undefined;
  do {
    const page = await story.logs.send(
      new FilterLogEventsCommand({
        logGroupName,
        startTime: NOW,
        limit: 1000,
        // The token's direction counts, whatever is said beside it.
        ...(nextToken === undefined ? { startFromHead: false } : { nextToken, startFromHead: true }),
      }),
    );
    pages.push((page.events ?? []).map(({ message }) => message ?? ''));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  expect(pages.map((page) => page.length)).toEqual([1000, 300]);
  expect([pages[0]?.[0], pages[0]?.at(-1), pages[1]?.[0], pages[1]?.at(-1)]).toEqual(['12:99', '3:0', '2:99', '0:0']);
  await expect(
    story.logs.send(new FilterLogEventsCommand({ logGroupName, startFromHead: false, startTime: 0 })),
  ).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

test('a stream is read forwards and backwards, and goes on where a token left off', async () => {
  await put('a', '1', '2', '3');
  const read = async (more: object) => {
    const page = await story.logs.send(
      new GetLogEventsCommand({ logGroupName, logStreamName: 'a', limit: 2, ...more }),
    );
    return { ...page, texts: (page.events ?? []).map(({ message }) => message) };
  };
  expect((await read({})).texts).toEqual(['2', '3']);
  const first = await read({ startFromHead: true });
  const second = await read({ nextToken: first.nextForwardToken });
  const third = await read({ nextToken: second.nextForwardToken });
  expect([first.texts, second.texts, third.texts]).toEqual([['1', '2'], ['3'], []]);
  // The end is where the same token comes back.
  expect(third.nextForwardToken).toBe(second.nextForwardToken);
  await put('a', '4');
  expect((await read({ nextToken: third.nextForwardToken })).texts).toEqual(['4']);
  expect((await read({ nextToken: second.nextBackwardToken })).texts).toEqual(['1', '2']);
});

test('groups and streams are described, in order, by pages', async () => {
  await put('b', 'x');
  await story.advance(1);
  await put('a', 'x');
  const byTime = await story.logs.send(
    new DescribeLogStreamsCommand({ logGroupName, orderBy: 'LastEventTime', descending: true, limit: 1 }),
  );
  expect(byTime.logStreams).toMatchObject([{ logStreamName: 'a', lastEventTimestamp: NOW + 1000 }]);
  const rest = await story.logs.send(
    new DescribeLogStreamsCommand({
      logGroupName,
      orderBy: 'LastEventTime',
      descending: true,
      limit: 1,
      nextToken: byTime.nextToken,
    }),
  );
  expect(rest.logStreams).toMatchObject([{ logStreamName: 'b', firstEventTimestamp: NOW }]);
  expect(rest.nextToken).toBeUndefined();
  await story.logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 14 }));
  const { logGroups } = await story.logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/app' }));
  expect(logGroups).toMatchObject([
    {
      logGroupName,
      retentionInDays: 14,
      metricFilterCount: 0,
      arn: `arn:aws:logs:eu-west-1:482109371166:log-group:${logGroupName}:*`,
    },
  ]);
});

test('a metric filter counts what matches, or takes the value of a field', async () => {
  await filter('{ $.status = 5* }', { metricValue: '$.took' });
  await put('a', '{"status":503,"took":12}', '{"status":200,"took":99}', 'plain', '{"status":500,"took":30}');
  await put('b', '{"status":500,"took":"slow"}');
  expect(await sums('M')).toEqual([42]);
});

test('dimensions part the series; an event that lacks one belongs to none', async () => {
  await filter('[level, version, took]', { metricValue: '$took', dimensions: { Version: '$version' } });
  await put('a', 'INFO 1 5', 'INFO 2 7', 'INFO 2 8', 'INFO 2');
  expect(await sums('M', [{ Name: 'Version', Value: '2' }])).toEqual([15]);
  expect(await sums('M', [{ Name: 'Version', Value: '1' }])).toEqual([5]);
  expect(await sums('M')).toEqual([]);
});

test('the default value stands for minutes with events of which none matched', async () => {
  await filter('ERROR', { defaultValue: 0 });
  await put('a', 'fine');
  await story.advance(60);
  await put('a', 'fine', 'ERROR');
  await story.advance(120);
  await put('a', 'fine');
  await story.advance(60);
  expect(await sums('M')).toEqual([0, 1, 0]);
});

test('filters are described and deleted', async () => {
  await filter('ERROR', { unit: 'Count' });
  const describe = () => story.logs.send(new DescribeMetricFiltersCommand({ metricName: 'M', metricNamespace: 'App' }));
  expect((await describe()).metricFilters).toMatchObject([
    {
      filterName: 'f',
      filterPattern: 'ERROR',
      logGroupName,
      metricTransformations: [{ metricName: 'M', unit: 'Count' }],
    },
  ]);
  await story.logs.send(new DeleteMetricFilterCommand({ logGroupName, filterName: 'f' }));
  expect((await describe()).metricFilters).toEqual([]);
  await put('a', 'ERROR');
  expect(await sums('M')).toEqual([]);
});

test('a pattern is tried on messages', async () => {
  const { matches } = await story.logs.send(
    new TestMetricFilterCommand({ filterPattern: 'ERROR', logEventMessages: ['fine', 'ERROR 1'] }),
  );
  expect(matches).toEqual([{ eventNumber: 2, eventMessage: 'ERROR 1', extractedValues: {} }]);
});

test('what cannot be done is refused as AWS does', async () => {
  const { logs } = story;
  await expect(logs.send(new CreateLogGroupCommand({ logGroupName }))).rejects.toMatchObject({
    name: 'ResourceAlreadyExistsException',
  });
  await expect(logs.send(new FilterLogEventsCommand({ logGroupName: 'none' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'The specified log group does not exist.',
  });
  await expect(logs.send(new FilterLogEventsCommand({ logGroupName, nextToken: 'x' }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
  await expect(filter('{ $.a = ')).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining('Invalid metric filter pattern'),
  });
  await expect(filter('x', { metricNamespace: 'AWS/Lambda' })).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
  await expect(filter('x', { metricValue: 'many' })).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await expect(filter('x', { defaultValue: 0, dimensions: { A: '$.a' } })).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
  const old = [{ timestamp: NOW - 15 * 24 * 3_600_000, message: 'old' }];
  const { rejectedLogEventsInfo } = await logs.send(
    new PutLogEventsCommand({ logGroupName, logStreamName: 'a', logEvents: old }),
  );
  expect(rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1 });
  await logs.send(new DeleteLogGroupCommand({ logGroupName }));
  await expect(put('a', 'x')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
