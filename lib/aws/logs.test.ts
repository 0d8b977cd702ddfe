import type { CloudWatchLogsClient, FilterLogEventsCommandInput } from '@aws-sdk/client-cloudwatch-logs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLogs } from './logs.ts';
import { toMs } from '../domain/time/iso.ts';

interface Answer {
  events?: { timestamp?: number; message?: string; logStreamName?: string }[];
  nextToken?: string;
}

function fakeClient(answers: (Answer | Error)[]) {
  const calls: FilterLogEventsCommandInput[] = [];
  const send = (command: { input: FilterLogEventsCommandInput }) => {
    const answer = answers[calls.length] ?? { events: [], nextToken: 'more' };
    calls.push(command.input);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { logs: createLogs({ send } as unknown as CloudWatchLogsClient), calls };
}

const AT = toMs('2026-11-21T14:00:00.000Z');
const span = { logGroup: '/aws/lambda/f', from: '2026-11-21T14:00:00.000Z', to: '2026-11-21T14:05:00.000Z' };
const event = (second: number, message: string) => ({ timestamp: AT + second * 1000, message, logStreamName: 's' });

test('the newest lines are asked for, over empty pages, and come newest first', async () => {
  const { logs, calls } = fakeClient([
    { events: [], nextToken: 't1' },
    { events: [event(3, 'c\n'), event(1, 'a\n')], nextToken: 't2' },
    { events: [event(2, 'b\n')] },
  ]);
  const lines = await logs.recent({ ...span, filter: '"d-A1"', limit: 10 });
  expect(lines.map(({ at, message }) => [at.slice(17, 19), message])).toEqual([
    ['03', 'c'],
    ['02', 'b'],
    ['01', 'a'],
  ]);
  expect(calls[0]).toEqual({
    logGroupName: '/aws/lambda/f',
    startTime: AT,
    endTime: AT + 300_000,
    limit: 10,
    startFromHead: false,
    filterPattern: '"d-A1"',
  });
  expect(calls.map(({ nextToken }) => nextToken)).toEqual([undefined, 't1', 't2']);
});

test('it gives up after a few empty pages', async () => {
  const { logs, calls } = fakeClient([]);
  expect(await logs.recent({ ...span, filter: null, limit: 10 })).toEqual([]);
  expect(calls).toHaveLength(5);
});

test('all lines are read ten thousand at a time, and the answer says when calls ran out', async () => {
  const pages = [{ events: [event(1, 'a')], nextToken: 't1' }, { events: [event(2, 'b')] }];
  const { logs, calls } = fakeClient(pages);
  const answer = await logs.all({ ...span, filter: '"Init Duration"', mostCalls: 3 });
  expect(answer.lines.map(({ message }) => message)).toEqual(['a', 'b']);
  expect(answer.isComplete).toBe(true);
  expect(calls[0]).toMatchObject({ limit: 10_000, filterPattern: '"Init Duration"' });
  const few = await fakeClient(pages).logs.all({ ...span, filter: '"x"', mostCalls: 1 });
  expect(few).toMatchObject({ lines: [{ message: 'a' }], isComplete: false });
});

test('a log group that is not there is not found', async () => {
  const { logs } = fakeClient([
    Object.assign(new Error('The specified log group does not exist.'), { name: 'ResourceNotFoundException' }),
  ]);
  await expect(logs.recent({ ...span, filter: null, limit: 10 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('whatever comes back, no more lines than were asked for', async () => {
  const anything = fc.array(
    fc.record({ timestamp: fc.nat(), message: fc.string(), logStreamName: fc.string() }, { requiredKeys: [] }),
  );
  await fc.assert(
    fc.asyncProperty(anything, fc.integer({ min: 1, max: 20 }), async (events, limit) => {
      const { logs } = fakeClient([{ events }]);
      const lines = await logs.recent({ ...span, filter: null, limit });
      expect(lines.length).toBeLessThanOrEqual(limit);
      expect(lines.map(({ at }) => at)).toEqual(
        lines
          .map(({ at }) => at)
          .toSorted()
          .toReversed(),
      );
    }),
  );
});
