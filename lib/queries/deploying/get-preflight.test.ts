import { beforeEach, expect, test } from 'vitest';
import { makeAlarm, makeComposite, makeGroup } from '../../../testing/domain/make-group.ts';
import type { Parts } from '../../parts/parts.ts';
import type { WatchEvent, Watcher } from '../../parts/watcher.ts';
import { paymentsLive } from '../../../testing/commands/begin-entry.ts';
import { createWorld, type World } from '../../../testing/commands/fake-world.ts';
import { createShelves } from '../shelves/create-shelves.ts';
import { getPreflight } from './get-preflight.ts';

let world: World;
let deps: Pick<Parts, 'targets' | 'watcher' | 'clock' | 'shelves'>;
let emit: (event: WatchEvent) => void;
let calls: number;

const anyVersion = { ...paymentsLive, version: null, configName: null };

beforeEach(async () => {
  world = await createWorld();
  const listeners: (typeof emit)[] = [];
  emit = (event) => listeners.forEach((listener) => listener(event));
  const watcher: Watcher = {
    ...world.deps.watcher,
    onChange(listener: typeof emit) {
      listeners.push(listener);
      return () => undefined;
    },
  };
  deps = {
    ...world.deps,
    watcher,
    shelves: createShelves({ clock: world.deps.clock, watcher, live: { publish: () => undefined } }),
  };
  calls = 0;
  world.onCall = async () => {
    calls += 1;
  };
  young();
});

/** All of the group was read just now. */
function young(): void {
  const now = world.now();
  world.group = { ...world.group, asOf: { codedeploy: now, lambda: now, cloudwatch: now } };
}

test('a further viewer costs nothing, and after a minute it is made again', async () => {
  const first = await getPreflight(deps, anyVersion);
  const cost = calls;
  expect(cost).toBeGreaterThan(0);
  expect(cost).toBeLessThanOrEqual(10);
  world.pass(50_000);
  expect(await getPreflight(deps, anyVersion)).toBe(first);
  expect(calls).toBe(cost);
  world.pass(11_000);
  young();
  expect((await getPreflight(deps, anyVersion)).madeAt > first.madeAt).toBe(true);
  expect(calls).toBeGreaterThan(cost);
});

test('ten who ask at the same moment share one reading, also when the group has to be read', async () => {
  world.group = { lastRolloutId: 'd-3XQ8T9K1B' };
  await getPreflight(deps, anyVersion);
  const alone = calls;
  world.pass(120_000);
  calls = 0;
  await Promise.all(Array.from({ length: 10 }, () => getPreflight(deps, anyVersion)));
  expect(calls).toBeLessThanOrEqual(alone);
});

test('a change of the group is in the next one, without asking AWS again for the rest', async () => {
  expect((await getPreflight(deps, anyVersion)).findings.map(({ code }) => code)).not.toContain('alarm-red');
  const before = calls;
  const red = makeAlarm({ name: 'webhook-errors', state: 'ALARM', stateChangedAt: world.now() });
  world.group = { ...world.group, alarms: { ignored: false, ignorePollFailure: false, items: [red] } };
  emit({ type: 'group', data: makeGroup() });
  expect((await getPreflight(deps, anyVersion)).findings).toContainEqual(
    expect.objectContaining({ code: 'alarm-red', severity: 'blocks', subject: 'webhook-errors' }),
  );
  expect(calls).toBe(before);
});

test('the alarms that composite ones look at are read, two levels deep, within the same few calls', async () => {
  const asked: string[][] = [];
  for (const target of deps.targets)
    target.cloudWatch.describeAlarms = async (wanted) => {
      calls += 1;
      asked.push(wanted);
      return wanted.map((name) =>
        name === 'outer'
          ? makeComposite('ALARM(leaf) OR ALARM(deep)', { name })
          : makeComposite('ALARM(deeper)', { name }),
      );
    };
  const items = [makeAlarm({ name: 'listed' }), makeComposite('ALARM(outer) OR ALARM(listed)')];
  world.group = { ...world.group, alarms: { ignored: false, ignorePollFailure: false, items } };
  const { unread } = await getPreflight(deps, anyVersion);
  expect(asked).toEqual([['outer'], ['leaf', 'deep']]);
  expect(calls).toBeLessThanOrEqual(10);
  expect(unread.join('\n')).toContain('deeper could not be read');
  await getPreflight(deps, anyVersion);
  expect(asked).toHaveLength(2);
});

test('the hooks of the last deployment are looked for', async () => {
  world.hooks = { before: 'CodeDeployHook_check', after: null };
  for (const target of deps.targets) target.lambda.functionExists = async () => false;
  const { findings } = await getPreflight(deps, anyVersion);
  expect(findings).toContainEqual(
    expect.objectContaining({ code: 'hook-missing', subject: 'CodeDeployHook_check', severity: 'blocks' }),
  );
});

test('what AWS refuses to answer is listed as unread and finds nothing', async () => {
  world.hooks = { before: 'CodeDeployHook_check', after: null };
  world.fail('read', 'AWS_ACCESS_DENIED', { times: 20 });
  world.fail('listVersions', 'AWS_ACCESS_DENIED');
  const { findings, unread } = await getPreflight(deps, anyVersion);
  expect(unread.join('\n')).toMatch(/hooks[^]*oncurrency[^]*calls and errors/);
  expect(findings.map(({ code }) => code)).not.toContain('hook-missing');
});

test('when the group itself cannot be read now, the older picture is judged and its age is said', async () => {
  world.group = { lastRolloutId: 'd-3XQ8T9K1B' };
  world.fail('read', 'AWS_UNREACHABLE');
  const { unread } = await getPreflight(deps, anyVersion);
  expect(unread[0]).toMatch(/^The group is as it was last read/);
});

test('a candidate that does not exist is found', async () => {
  const { findings } = await getPreflight(deps, { ...anyVersion, version: '99' });
  expect(findings).toContainEqual(expect.objectContaining({ code: 'version-missing' }));
});

test('a target that is not configured is unknown', async () => {
  await expect(getPreflight(deps, { ...anyVersion, target: 'x' })).rejects.toMatchObject({ code: 'UNKNOWN_TARGET' });
});
