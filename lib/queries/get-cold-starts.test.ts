import { beforeEach, expect, test } from 'vitest';
import { makeRollout } from '../../testing/domain/make-rollout.ts';
import { AppError } from '../domain/errors/problem.ts';
import type { AwsLogs } from '../parts/logs.ts';
import type { Parts } from '../parts/parts.ts';
import { createWorld, type World } from '../../testing/commands/fake-world.ts';
import { getColdStarts } from './get-cold-starts.ts';

const ask = { target: 'default', id: 'd-3XQ8T9K1B' };
const at = '2026-11-21T14:00:00.000Z';
const cold = (version: string) => ({
  at,
  message: 'REPORT RequestId: 1f\tDuration: 3.1 ms\tInit Duration: 180.22 ms\t',
  stream: `2026/11/21/[${version}]4459`,
});
const warm = { at, message: 'REPORT RequestId: 1f\tDuration: 3.1 ms\t', stream: '2026/11/21/[42]4459' };

let world: World;
let deps: Pick<Parts, 'targets' | 'watcher' | 'store' | 'clock' | 'shelves'>;
let asked: Parameters<AwsLogs['all']>[0][];
let found: Awaited<ReturnType<AwsLogs['all']>>;
let reports: Awaited<ReturnType<AwsLogs['recent']>>;
let refusal: AppError | null;

beforeEach(async () => {
  world = await createWorld();
  asked = [];
  found = { lines: [], isComplete: true };
  reports = [];
  refusal = null;
  deps = { ...world.deps, watcher: { ...world.deps.watcher, rollout: () => makeRollout() } };
  for (const target of deps.targets) {
    target.logs.all = async (input) => {
      asked.push(input);
      if (refusal !== null) throw refusal;
      return found;
    };
    target.logs.recent = async () => reports;
  }
});

test('are counted by version since traffic began to shift, and kept for a minute', async () => {
  found.lines = [cold('42'), cold('41'), cold('42'), warm, cold('7')];
  const counted = await getColdStarts(deps, ask);
  expect(counted).toMatchObject({ baseline: 1, candidate: 2, isAtLeast: false, unread: null });
  expect(counted.logGroup).toBe('/aws/lambda/orders-api');
  expect(asked[0]).toMatchObject({ from: '2026-11-21T13:52:47.000Z', mostCalls: 20 });
  await getColdStarts(deps, ask);
  expect(asked).toHaveLength(1);
});

test('are "at least" so many when the log was not read to its end', async () => {
  found = { lines: [cold('42')], isComplete: false };
  expect(await getColdStarts(deps, ask)).toMatchObject({ baseline: 0, candidate: 1, isAtLeast: true });
});

test('are 0 where calls are reported and none was cold, and not known where none is reported', async () => {
  expect(await getColdStarts(deps, ask)).toMatchObject({
    baseline: null,
    candidate: null,
    unread: '/aws/lambda/orders-api has no REPORT lines of that time.',
  });
  reports = [warm];
  world.pass(61_000);
  expect(await getColdStarts(deps, ask)).toMatchObject({ baseline: 0, candidate: 0, unread: null });
});

test('a log that is not there, or may not be read, is reported as such', async () => {
  refusal = new AppError('NOT_FOUND', 'The specified log group does not exist.');
  expect((await getColdStarts(deps, ask)).unread).toBe('There is no log group /aws/lambda/orders-api.');
  refusal = new AppError('AWS_ACCESS_DENIED', 'logs:FilterLogEvents is not allowed.');
  world.pass(61_000);
  expect((await getColdStarts(deps, ask)).unread).toBe('logs:FilterLogEvents is not allowed.');
});

test('before any traffic has shifted there is nothing to count', async () => {
  deps = { ...deps, watcher: { ...deps.watcher, rollout: () => makeRollout({ shiftStartedAt: null }) } };
  await expect(getColdStarts(deps, ask)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
