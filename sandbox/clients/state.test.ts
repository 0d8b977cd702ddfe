import { PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { ListDeploymentsCommand } from '@aws-sdk/client-codedeploy';
import { InvokeCommand, ListFunctionsCommand, PublishVersionCommand } from '@aws-sdk/client-lambda';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask } from '../control/ask.ts';
import { createRandom } from '../kernel/create-random.ts';
import type { Random } from '../kernel/random.ts';
import { EXAMPLES } from '../testing/code-story.ts';
import { startSandbox } from '../start-sandbox.ts';
import { readJournal, writeLine } from '../state/journal-line.ts';
import { normalizeSnapshot } from '../testing/normalize-snapshot.ts';
import { clientsOn, takeSnapshot } from '../testing/take-snapshot.ts';
import { launch, type StateProcess } from '../testing/sandbox-process.ts';
import { STATE_START, stateStory } from '../testing/state-story.ts';

/** How often the sandbox is killed; STATE_KILLS says otherwise, for a long run by hand. */
const KILLS = Number(process.env['STATE_KILLS'] ?? 3);
const SEED = process.env['STATE_SEED'] ?? '1';
/** Real milliseconds in which every step but the longest has its answer. */
const LATEST_KILL_MS = 40;
const SINCE = new Date(STATE_START);
const SCENE = ['--scenario', 'test', '--seed', '7', '--rate', '0', '--start', STATE_START];

let folder = '';
let shop = '';
const processes: StateProcess[] = [];
const start = async (...args: string[]): Promise<StateProcess> => {
  const made = await launch('--folder', folder, '--state', join(folder, 'state'), ...args);
  processes.push(made);
  return made;
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-state-'));
  shop = join(folder, 'shop');
  freshShop();
});
afterEach(async () => {
  await Promise.all(processes.splice(0).map((one) => one.kill()));
  rmSync(folder, { recursive: true, force: true });
});
const freshShop = (): void => cpSync(join(EXAMPLES, 'checkout'), shop, { recursive: true, force: true });
const snapshot = async (url: string) => normalizeSnapshot(await takeSnapshot(url, SINCE));

/** What a world that nobody kills looks like before (0) and after the steps that are asked for. */
async function twin(wanted: ReadonlySet<number>): Promise<ReadonlyMap<number, Record<string, unknown>>> {
  const options = { scenario: 'test', seed: '7', rate: 0, startAt: SINCE.getTime(), folders: [folder] };
  const sandbox = await startSandbox(options);
  const clients = clientsOn(sandbox.url);
  const looks = new Map<number, Record<string, unknown>>();
  for (const [i, step] of [...stateStory(shop), null].entries()) {
    if (wanted.has(i)) looks.set(i, await snapshot(sandbox.url));
    await step?.(sandbox.url, clients);
  }
  await sandbox.stop();
  freshShop();
  return looks;
}

/** In which of the story's steps it is killed: spread over all of it, at most about four of five. */
function drawKills(random: Random, steps: number, kills: number): Set<number> {
  const drawn = new Set<number>();
  for (let i = 0; i < steps; i++) if (random.next() < Math.min(0.8, (kills - drawn.size) / (steps - i))) drawn.add(i);
  return drawn;
}

/**
 * How the account looks when it looks like one of `looks`: a handler that was cut off runs again beside us, so it may
 * take a moment. As it looks in the end, where it never does.
 */
async function settle(url: string, looks: readonly unknown[]): Promise<Record<string, unknown>> {
  let now = await snapshot(url);
  for (let tries = 0; tries < 20 && !looks.some((look) => isDeepStrictEqual(now, look)); tries++) {
    await wait(100);
    now = await snapshot(url);
  }
  return now;
}

test(
  `killed ${KILLS} times at any moment, it ends as a twin that was never killed`,
  { timeout: 60_000 + KILLS * 10_000 },
  async () => {
    const random = createRandom(SEED);
    for (let kills = 0; kills < KILLS;) {
      const steps = stateStory(shop);
      const drawn = drawKills(random, steps.length, KILLS - kills);
      const looks = await twin(new Set([...[...drawn].flatMap((i) => [i, i + 1]), steps.length]));
      let running = await start(...SCENE);
      for (let i = 0; i < steps.length;) {
        const act = steps[i]?.(running.url, clientsOn(running.url));
        // A step that the kill undid is taken again, and left alone.
        if (!drawn.delete(i)) {
          await act;
          i++;
          continue;
        }
        const before = looks.get(i);
        const after = looks.get(i + 1);
        // Some in the middle of the step, some after its answer, also if the step shows no difference.
        const answered = random.next() < 0.3 || isDeepStrictEqual(before, after);
        const failed = answered ? act : act?.catch(() => undefined);
        await (answered ? act : Promise.race([failed, wait(random.next() * LATEST_KILL_MS)]));
        await running.kill();
        await failed;
        kills++;
        running = await start();
        await ask(`${running.url}/_sandbox/clock`, { advanceSeconds: 0 });
        const now = await settle(running.url, answered ? [after] : [after, before]);
        const happened = answered || isDeepStrictEqual(now, after);
        expect(now).toEqual(happened ? after : before);
        if (happened) i++;
      }
      expect(await snapshot(running.url)).toEqual(looks.get(steps.length));
      await running.kill();
      rmSync(join(folder, 'state'), { recursive: true });
      freshShop();
    }
  },
);

test('every answer is the same after a kill, to the last digit of what real handlers did', async () => {
  const first = await start(
    ...SCENE,
    '--template',
    join(shop, 'template.yaml'),
    '--stack',
    'mall',
    '--traffic',
    'inline=1/s',
  );
  const clients = clientsOn(first.url);
  for (const step of stateStory(shop)) await step(first.url, clients);
  const before = await takeSnapshot(first.url, SINCE);
  expect(JSON.stringify(before['events /aws/lambda/inline']).length).toBeGreaterThan(10_000);
  expect(Object.keys(before).filter((name) => name.startsWith('deployment ')).length).toBeGreaterThanOrEqual(5);
  await first.kill();
  // The folders that the code came from are not needed any more.
  rmSync(shop, { recursive: true });
  const second = await start(...SCENE, '--template', join(shop, 'template.yaml'), '--stack', 'mall');
  expect(second.said()).toContain('goes on from');
  expect(await takeSnapshot(second.url, SINCE)).toEqual(before);
  await second.signal('SIGTERM');
  const third = await start();
  expect(await takeSnapshot(third.url, SINCE)).toEqual(before);
  await ask(`${third.url}/_sandbox/clock`, { advanceSeconds: 5 });
  const { events } = (await takeSnapshot(third.url, SINCE))['events /aws/lambda/inline'] as { events: unknown[] };
  const { events: old } = before['events /aws/lambda/inline'] as { events: unknown[] };
  expect(events.length).toBeGreaterThan(old.length);
  expect(events.slice(0, old.length)).toEqual(old);
});

test('while time flows, nothing that was answered is lost, and no time passes while it is down', async () => {
  const rate = 300;
  const first = await start('--scenario', 'test', '--seed', '7', '--rate', String(rate), '--start', STATE_START);
  const clients = clientsOn(first.url);
  for (const step of stateStory(shop).slice(0, 5)) await step(first.url, clients);
  await ask(`${first.url}/_sandbox/rollouts`, {
    application: 'checkout',
    group: 'checkout-live',
    behaviour: { errorPercent: 60, latencyMs: { p50: 60, p99: 500 } },
  });
  await ask(`${first.url}/_sandbox/traffic`, { functionName: 'inline', alias: '$LATEST', perMinute: 120 });
  const stopped = () =>
    clients.codeDeploy.send(
      new ListDeploymentsCommand({ includeOnlyStatuses: ['Stopped'], createTimeRange: { start: SINCE } }),
    );
  while (((await stopped()).deployments ?? []).length === 0) await wait(50);
  const last = await rows(first.url);
  const { now: lastNow } = (await ask(`${first.url}/_sandbox/health`)) as { now: string };
  await first.kill();
  const second = await start('--rate', '0');
  const { now, rate: nowRate } = (await ask(`${second.url}/_sandbox/health`)) as { now: string; rate: number };
  expect(nowRate).toBe(0);
  const gap = Date.parse(now) - Date.parse(lastNow);
  expect(gap).toBeGreaterThanOrEqual(0);
  expect(gap).toBeLessThan(2000 * rate);
  const again = await rows(second.url);
  expect([...again.deployments, ...again.history]).toEqual(
    expect.arrayContaining([...last.deployments, ...last.history]),
  );
  expect(last.deployments.join(' ')).toContain('Stopped');
  const before = await takeSnapshot(second.url, SINCE);
  await second.kill();
  const third = await start();
  expect(await takeSnapshot(third.url, SINCE)).toEqual(before);
});

test('what came all at once while time flowed comes again in the same order', async () => {
  const first = await start('--scenario', 'test', '--seed', '7', '--rate', '100', '--start', STATE_START);
  const { lambda, cloudWatch, cloudFormation, ...others } = clientsOn(first.url);
  for (const step of stateStory(shop).slice(0, 2))
    await step(first.url, { lambda, cloudWatch, cloudFormation, ...others });
  await ask(`${first.url}/_sandbox/traffic`, { functionName: 'inline', alias: '$LATEST', perMinute: 60 });
  await ask(`${first.url}/_sandbox/rollouts`, { application: 'orders-api', group: 'orders-api-live' });
  const put = (MetricName: string) =>
    cloudWatch.send(new PutMetricDataCommand({ Namespace: 'Shop', MetricData: [{ MetricName, Value: 1 }] }));
  const call = () => lambda.send(new InvokeCommand({ FunctionName: 'inline', InvocationType: 'Event' }));
  const publish = () => lambda.send(new PublishVersionCommand({ FunctionName: 'inline' }));
  const advance = () => ask(`${first.url}/_sandbox/clock`, { advanceSeconds: 20 });
  for (let round = 0; round < 10; round++)
    await Promise.all([put(`a${round}`), call(), advance(), put('b'), call(), publish(), advance(), put(`c${round}`)]);
  await ask(`${first.url}/_sandbox/clock`, { rate: 0 });
  // What is under way in real time ends.
  let before = await takeSnapshot(first.url, SINCE);
  for (let calm = false; !calm;) {
    const now = await takeSnapshot(first.url, SINCE);
    calm = isDeepStrictEqual(now, before);
    before = now;
  }
  await first.kill();
  const second = await start();
  expect(await takeSnapshot(second.url, SINCE)).toEqual(before);
});

/** Ends of deployments, and changes of alarms, one text each. */
async function rows(url: string): Promise<{ deployments: string[]; history: string[] }> {
  const seen = await takeSnapshot(url, SINCE);
  const deployments = Object.entries(seen).flatMap(([name, answer]) => {
    const { deploymentInfo } = answer as { deploymentInfo?: { status: string; completeTime?: Date } };
    return name.startsWith('deployment ') && deploymentInfo?.completeTime !== undefined
      ? [JSON.stringify([name, deploymentInfo.status, deploymentInfo.completeTime])]
      : [];
  });
  const { AlarmHistoryItems } = seen['alarm history'] as { AlarmHistoryItems: object[] };
  return { deployments, history: AlarmHistoryItems.map((item) => JSON.stringify(item)) };
}

test('a reset begins the record anew, and is as durable', async () => {
  const first = await start(...SCENE);
  await ask(`${first.url}/_sandbox/clock`, { advanceSeconds: 60 });
  await ask(`${first.url}/_sandbox/reset`, { scenario: 'empty', startAt: '2026-11-21T00:00:00Z' });
  await ask(`${first.url}/_sandbox/clock`, { advanceSeconds: 1 });
  await first.kill();
  expect(readFileSync(join(folder, 'state', 'journal'), 'utf8')).not.toContain('"advanceSeconds":60');
  // The command line that made the folder goes on fitting it.
  const second = await start(...SCENE);
  expect(second.said()).toContain('goes on from');
  const health = await ask(`${second.url}/_sandbox/health`);
  expect(health).toMatchObject({ scenario: 'empty', seed: '7', now: '2026-11-21T00:00:01.000Z' });
});

test('a rate that was set goes on, until a start asks for one that it did not ask for before', async () => {
  const rates: number[] = [];
  const read = async ({ url }: StateProcess): Promise<void> => {
    const { rate } = (await ask(`${url}/_sandbox/clock`)) as { rate: number };
    rates.push(rate);
  };
  const first = await start(...SCENE);
  await ask(`${first.url}/_sandbox/clock`, { rate: 5 });
  await first.kill();
  for (const options of [SCENE, [], ['--rate', '2'], ['--rate', '2'], SCENE]) {
    const again = await start(...options);
    await read(again);
    await again.kill();
  }
  expect(rates).toEqual([5, 5, 2, 2, 0]);
});

test('faults have the strikes left that they had, and calls are counted on', async () => {
  const first = await start(...SCENE);
  await ask(`${first.url}/_sandbox/faults`, { kind: 'error', service: 'lambda', remaining: 3 });
  await expect(clientsOn(first.url).lambda.send(new ListFunctionsCommand({}))).rejects.toThrow(
    /internal|failure|error/i,
  );
  const calls = await ask(`${first.url}/_sandbox/calls`);
  expect(calls).toMatchObject({ total: 1, failures: { lambda: { ListFunctions: 1 } } });
  await first.kill();
  const second = await start();
  expect(await ask(`${second.url}/_sandbox/calls`)).toEqual(calls);
  const { faults } = (await ask(`${second.url}/_sandbox/faults`)) as { faults: { remaining: number }[] };
  expect(faults).toMatchObject([{ id: '1', remaining: 2 }]);
});

test('a folder that another version of the sandbox wrote is opened, with a warning', async () => {
  const state = join(folder, 'state');
  const first = await start(...SCENE);
  await ask(`${first.url}/_sandbox/faults`, { kind: 'error', service: 'lambda', remaining: 3 });
  await expect(clientsOn(first.url).lambda.send(new ListFunctionsCommand({}))).rejects.toThrow(
    /internal|failure|error/i,
  );
  await first.kill();
  const journal = join(state, 'journal');
  const { entries } = readJournal(journal, readFileSync(journal));
  const foreign = entries.map((entry) =>
    entry.k === 'scene' ? { ...entry, scene: { ...entry.scene, program: 'another' } } : entry,
  );
  writeFileSync(journal, Buffer.concat(foreign.map(writeLine)));
  const logged: Record<string, unknown>[] = [];
  const second = await startSandbox({ state, log: (entry) => void logged.push(entry) });
  const { faults } = (await ask(`${second.url}/_sandbox/faults`)) as { faults: object[] };
  await second.stop();
  expect(faults).toMatchObject([{ id: '1', remaining: 2 }]);
  expect(logged).toMatchObject([{ event: 'foreign-state', file: journal }]);
});

test('a folder has one sandbox, and one account', async () => {
  const first = await start(...SCENE);
  const state = join(folder, 'state');
  await expect(start()).rejects.toThrow(`sandbox: ${state} is in use by another sandbox\n`);
  await first.kill();
  await expect(start('--scenario', 'demo')).rejects.toThrow(
    `sandbox: ${state} holds an account with --scenario test, not demo: leave the option out, or take another folder\n`,
  );
  await expect(start('--seed', '8')).rejects.toThrow('holds an account with --seed 7, not 8');
  await expect(start('--start', '2026-01-01T00:00:00Z')).rejects.toThrow(
    'holds an account with --start 2026-11-20T14:00:00.000Z',
  );
  await expect(launch('--state', shop)).rejects.toThrow('holds other things (hooks)');
});
