import { beforeEach, describe, expect, test } from 'vitest';
import { makeRollout } from '../../../testing/domain/make-rollout.ts';
import { AppError } from '../../domain/errors/problem.ts';
import type { LifecycleEvent } from '../../domain/rollout/rollout.ts';
import type { AwsLogs } from '../../parts/logs.ts';
import type { Parts } from '../../parts/parts.ts';
import { createWorld, type World } from '../../../testing/commands/fake-world.ts';
import { getHookLogs } from './get-hook-logs.ts';

const REQUEST = '11111111-2222-3333-4444-555555555555';
const ID = 'd-3XQ8T9K1B';
const ask = { target: 'default', id: ID, event: 'BeforeAllowTraffic' };

let world: World;
let deps: Pick<Parts, 'targets' | 'watcher' | 'store' | 'clock' | 'shelves'>;
let event: LifecycleEvent;
let written: Awaited<ReturnType<AwsLogs['recent']>>;
let asked: Parameters<AwsLogs['recent']>[0][];
let refusal: AppError | null;
let peak: number | null;

beforeEach(async () => {
  world = await createWorld();
  event = {
    name: 'BeforeAllowTraffic',
    status: 'InProgress',
    startedAt: '2026-11-21T13:59:10.000Z',
    endedAt: null,
    hookFunction: 'arn:aws:lambda:eu-west-1:123456789012:function:pre-check:live',
    diagnostics: null,
  };
  written = [];
  asked = [];
  refusal = null;
  peak = null;
  const watcher = { ...world.deps.watcher, rollout: () => makeRollout({ id: ID, lifecycle: [event] }) };
  deps = { ...world.deps, watcher };
  for (const target of deps.targets) {
    target.logs.recent = async (input) => {
      asked.push(input);
      if (refusal !== null) throw refusal;
      return written.filter(({ message }) => input.filter === null || message.includes(input.filter.slice(1, -1)));
    };
    target.cloudWatch.peakConcurrency = async () => peak;
  }
});

const line = (at: string, message: string) => ({ at, message, stream: 's' });
const absent = new AppError('NOT_FOUND', 'The specified log group does not exist.');

describe('a hook that runs', () => {
  test('shows its lines since the event began, this deployment’s first', async () => {
    written = [
      line('2026-11-21T14:03:00.000Z', 'another one'),
      line('2026-11-21T14:02:00.000Z', `checking ${ID}`),
      line('2026-11-21T14:01:59.000Z', `START RequestId: ${REQUEST} Version: 3`),
    ];
    const logs = await getHookLogs(deps, ask);
    expect(logs).toMatchObject({ logGroup: '/aws/lambda/pre-check', invoked: true, unread: null });
    expect(logs.lines?.map(({ message }) => message.split(' ')[0])).toEqual(['another', 'checking', 'START']);
    expect(asked.map(({ filter, from, to }) => [filter, from, to])).toEqual([
      [`"${ID}"`, '2026-11-21T13:59:05.000Z', '2026-11-21T14:04:10.000Z'],
      [null, '2026-11-21T13:59:05.000Z', '2026-11-21T14:04:10.000Z'],
    ]);
    expect(logs.likelyCause).toMatch(/was called and has not answered in 5:00/);
  });

  test('is read once in ten seconds however many look', async () => {
    await Promise.all([getHookLogs(deps, ask), getHookLogs(deps, ask)]);
    world.pass(9_000);
    await getHookLogs(deps, ask);
    expect(asked).toHaveLength(2);
    world.pass(1_001);
    await getHookLogs(deps, ask);
    expect(asked).toHaveLength(4);
  });

  test('after its end is not read beyond it', async () => {
    event = { ...event, status: 'Succeeded', endedAt: '2026-11-21T14:00:00.000Z' };
    const { likelyCause } = await getHookLogs(deps, ask);
    expect(asked[0]?.to).toBe('2026-11-21T14:01:00.000Z');
    expect(likelyCause).toBeNull();
  });
});

describe('a hook that is silent', () => {
  test('was not called when its log shows no start', async () => {
    expect(await getHookLogs(deps, ask)).toMatchObject({
      lines: [],
      invoked: false,
      likelyCause: expect.stringMatching(/shows no call in 5:00.*service role/) as string,
    });
  });

  test('without a log group was not called when CloudWatch counted no execution either', async () => {
    refusal = absent;
    expect(await getHookLogs(deps, ask)).toMatchObject({
      lines: null,
      invoked: false,
      unread: expect.stringMatching(/^There is no log group \/aws\/lambda\/pre-check/) as string,
    });
    world.pass(11_000);
    peak = 1;
    expect(await getHookLogs(deps, ask)).toMatchObject({ invoked: true });
  });

  test('of which nothing is counted yet, or nothing may be read, is not said to be uncalled', async () => {
    refusal = absent;
    event = { ...event, startedAt: '2026-11-21T14:02:40.000Z' };
    expect(await getHookLogs(deps, ask)).toMatchObject({ invoked: null, likelyCause: null });
    world.pass(11_000);
    refusal = new AppError('AWS_ACCESS_DENIED', 'AWS refused logs:FilterLogEvents.');
    expect(await getHookLogs(deps, ask)).toMatchObject({
      lines: null,
      invoked: null,
      likelyCause: null,
      unread: 'AWS refused logs:FilterLogEvents.',
    });
  });

  test('because the function is gone is said so', async () => {
    refusal = absent;
    for (const target of deps.targets) target.lambda.functionExists = async () => false;
    expect((await getHookLogs(deps, ask)).likelyCause).toMatch(/^There is no function/);
  });

  test('before its event begins is not asked about', async () => {
    event = { ...event, status: 'Pending', startedAt: null };
    expect(await getHookLogs(deps, ask)).toMatchObject({ lines: [], invoked: false, likelyCause: null, unread: null });
    expect(asked).toEqual([]);
  });
});

test('an event without a hook, and one that is none, are not found', async () => {
  await expect(getHookLogs(deps, { ...ask, event: 'AllowTraffic' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  event = { ...event, hookFunction: null };
  await expect(getHookLogs(deps, ask)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
