import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { UpdateDeploymentGroupCommand } from '@aws-sdk/client-codedeploy';
import { expect, test } from 'vitest';
import type { BypassUntil } from '../../lib/domain/group/group.ts';
import type { Store } from '../../lib/parts/store.ts';
import { openStore } from '../../lib/store/open-store.ts';
import { systemClock } from '../../lib/system-clock.ts';
import { createRandom } from '../../sandbox/kernel/create-random.ts';
import type { Random } from '../../sandbox/kernel/random.ts';
import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { howMuch } from '../../testing/how-much.ts';
import { Account } from '../support/account.ts';
import { isBegin, judgeBypass, outcomeOf, type Subject, type Findings } from '../support/judge-bypass.ts';
import type { Asked } from '../support/serve-commands.ts';
import { openSlowWire, pause, type SlowWire } from '../support/slow-wire.ts';

const SEED = process.env['KILL_SEED'] ?? '4';
const LANES = 4;
const CYCLES = howMuch({ quick: 1, full: 2, proof: 10 });
const KILLS = 25;
const GROUPS = 16;
/** AWS seconds per real second: a bypass of a minute takes one second here. */
const RATE = 60;
/**
 * Once Sluice runs and an end has come: it checks every 3 s, and gives a call that may be on its way 3 s more before it
 * sends it again.
 */
const SETTLES_MS = 12_000;
/** AWS's time comes from whole seconds, and a call takes RATE times as long for AWS. */
const TOLERANCE_MS = 15_000;

const server = fileURLToPath(new URL('../support/serve-commands.ts', import.meta.url));

interface Lane {
  sandbox: Sandbox;
  wire: SlowWire;
  account: Account;
  random: Random;
  databaseUrl: string;
}

const settledMs: number[] = [];
const within = (random: Random, from: number, to: number) => from + random.next() * (to - from);
const chance = (random: Random, percent: number) => random.next() * 100 < percent;

test(
  `${LANES * CYCLES * KILLS} kills at random moments: every bypass ends, once, and the log tells the truth`,
  { timeout: CYCLES * 200_000 },
  async () => {
    const startedAtMs = Date.now();
    const lanes = await Promise.all(Array.from({ length: LANES }, (_, lane) => runLane(`${SEED}/${lane}`)));
    const all = lanes.flat();
    expect(all.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
    const how = countBy(all.map(({ findings }) => findings.record?.endedHow ?? 'no bypass'));
    const outcomes = countBy(
      all.flatMap(({ findings }) =>
        findings.entries.map((entry) => `${entry.actor} ${entry.action} ${outcomeOf(entry)}`),
      ),
    );
    // Otherwise the kills hit nothing.
    expect(Object.keys(how)).toEqual(expect.arrayContaining(['time', 'next-success', 'outside', 'never-began']));
    expect(Object.keys(outcomes)).toEqual(
      expect.arrayContaining(['mara bypass failed', 'mara end-bypass-later done', 'outside Sluice bypass-ended done']),
    );
    const seconds = Math.round((Date.now() - startedAtMs) / 1000);
    process.stdout.write(`${JSON.stringify({ seconds, slowestMs: Math.max(...settledMs), how, outcomes })}\n`);
  },
);

async function runLane(seed: string) {
  const random = createRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'sluice-kills-'));
  const findings: Awaited<ReturnType<typeof gather>> = [];
  try {
    for (let cycle = 0; cycle < CYCLES; cycle += 1) {
      const sandbox = await startSandbox({ scenario: 'empty', rate: RATE, seed: `${seed}/${cycle}` });
      const wire = await openSlowWire(sandbox.url, () => within(random, 0, chance(random, 25) ? 700 : 60));
      const databaseUrl = `file:${join(folder, `${cycle}.db`)}`;
      const lane: Lane = { sandbox, wire, account: new Account(sandbox.url), random, databaseUrl };
      try {
        findings.push(...(await runCycle(lane)));
      } finally {
        await wire.stop();
        await sandbox.stop();
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return findings;
}

/** Kills repeatedly, then lets one process live until everything is settled, and checks what AWS and the log say. */
async function runCycle(lane: Lane) {
  const { wire, account, sandbox } = lane;
  const subjects: Subject[] = [];
  for (let n = 0; n < GROUPS; n += 1) subjects.push(await givenSubject(lane, `shop-${n}`));
  const forget = wire.onCall((moment, call) => {
    const subject = subjects.find(({ group }) => group === call.group);
    if (subject !== undefined && moment === 'applied' && call.enabled) subject.rearmedAt ??= sandbox.world.clock.now();
  });
  for (let kill = 0; kill < KILLS; kill += 1) {
    await liveAndDie(lane, subjects);
    // A call that is on its way meets the next process. Somebody else acts, and days pass, only when none is.
    if (chance(lane.random, 50)) continue;
    await eventually(() => wire.underway() === 0, 5000);
    await somethingHappens(lane, subjects);
  }
  const child = start(lane);
  const store = await openStore(lane.databaseUrl, { clock: systemClock });
  try {
    await untilReady(child);
    for (const subject of subjects) if (subject.asked && subject.deployedAt === null) await deploy(lane, subject);
    await account.pass(25 * 3600);
    const settled = async () => (await store.bypasses.open()).length + (await store.audit.pending()).length === 0;
    const fromMs = Date.now();
    if (!(await eventually(settled, SETTLES_MS))) throw new Error(await leftOpen(store));
    settledMs.push(Date.now() - fromMs);
  } finally {
    await kill(child);
  }
  forget();
  const findings = await gather(lane, subjects, store);
  await store.close();
  return findings;
}

async function leftOpen(store: Store): Promise<string> {
  return JSON.stringify({ open: await store.bypasses.open(), pending: await store.audit.pending() });
}

async function givenSubject({ account, random }: Lane, functionName: string): Promise<Subject> {
  const given = await account.givenGroup({
    functionName,
    config: 'CodeDeployDefault.LambdaAllAtOnce',
    perMinute: 0,
    alarms: [{ AlarmName: `${functionName}-errors` }, { AlarmName: `${functionName}-p99` }],
  });
  const subject: Subject = {
    ...given,
    names: [`${functionName}-errors`, `${functionName}-p99`],
    asked: null,
    isAdopted: chance(random, 12),
    handAsked: false,
    outsideRearmed: false,
    deployedAt: null,
    rearmedAt: null,
  };
  if (subject.isAdopted) await setOutside(account, subject, false);
  return subject;
}

function setOutside(account: Account, { application, group, names }: Subject, enabled: boolean) {
  return account.codeDeploy.send(
    new UpdateDeploymentGroupCommand({
      applicationName: application,
      currentDeploymentGroupName: group,
      alarmConfiguration: { enabled, alarms: names.map((name) => ({ name })) },
    }),
  );
}

async function deploy({ account, sandbox }: Lane, subject: Subject): Promise<void> {
  subject.deployedAt = sandbox.world.clock.now();
  await account.deploy(subject, '1', '2');
}

// ---- One life ----

function start({ wire, databaseUrl }: Lane): ChildProcess {
  return spawn(process.execPath, [server], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      AWS_ENDPOINT_URL: wire.url,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'AKIAKILLS00000000000',
      AWS_SECRET_ACCESS_KEY: 'kills',
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'silent',
    },
  });
}

async function untilReady(child: ChildProcess): Promise<void> {
  if (child.stdout) for await (const line of createInterface({ input: child.stdout })) if (line === 'ready') return;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/**
 * The process is killed this long after: its start, the first command, a call on its way, one that AWS obeyed, some
 * time alive.
 */
type Anchor = 'spawn' | 'sent' | 'arrived' | 'applied' | 'rearm arrived' | 'rearm applied' | 'alive';
const ANCHORS: readonly Anchor[] = [
  'spawn',
  'sent',
  'sent',
  'arrived',
  'applied',
  'rearm arrived',
  'rearm applied',
  'alive',
];

async function liveAndDie(lane: Lane, subjects: Subject[]): Promise<void> {
  const { wire, random } = lane;
  const anchor = ANCHORS[Math.floor(random.next() * ANCHORS.length)] ?? 'alive';
  const afterMs = within(random, 0, anchor === 'spawn' || anchor === 'alive' ? 900 : anchor === 'sent' ? 120 : 60);
  const fallbackMs = within(random, 600, 1600);
  const child = start(lane);
  if (anchor === 'spawn') {
    await pause(afterMs);
    return kill(child);
  }
  const met = new Promise<void>((resolve) => {
    const stop = wire.onCall((moment, call) => {
      if (anchor === moment || (call.enabled && anchor === `rearm ${moment}`)) {
        stop();
        resolve();
      }
    });
  });
  await untilReady(child);
  const count = chance(random, 60) ? 1 : 2;
  for (const subject of subjects.filter(({ asked }) => asked === null).slice(0, count)) {
    subject.asked = someEnd(lane);
    send(child, { ...namesOf(subject), bypass: subject.asked });
    await pause(within(random, 0, 40));
  }
  const handed = subjects.find(({ asked, handAsked }) => asked !== null && !handAsked);
  if (handed && chance(random, 15)) {
    handed.handAsked = true;
    send(child, { ...namesOf(handed), rearm: true });
  }
  if (anchor === 'alive' || anchor === 'sent') await pause(afterMs);
  else {
    await Promise.race([met, pause(fallbackMs)]);
    await pause(afterMs);
  }
  await kill(child);
}

const namesOf = ({ application, group }: Subject) => ({ application, group });

function send(child: ChildProcess, asked: Asked): void {
  child.stdin?.write(`${JSON.stringify(asked)}\n`);
}

function someEnd({ sandbox, random }: Lane): BypassUntil {
  const soon = new Date(sandbox.world.clock.now() + within(random, 40, 240) * 1000).toISOString();
  const later = new Date(sandbox.world.clock.now() + within(random, 1, 23) * 3_600_000).toISOString();
  const kind = random.next();
  if (kind < 0.5) return { at: chance(random, 70) ? soon : later };
  return kind < 0.8 ? { event: 'next-success' } : { event: 'next-success', at: chance(random, 50) ? soon : later };
}

/** Between two lives, while nothing is on its way. */
async function somethingHappens(lane: Lane, subjects: Subject[]): Promise<void> {
  const { account, random } = lane;
  const asked = subjects.filter((subject) => subject.asked !== null);
  const subject = asked[Math.floor(random.next() * asked.length)];
  if (subject !== undefined) {
    const { enabled } = (await account.alarmConfiguration(subject)) ?? {};
    const what = random.next();
    if (what < 0.15) {
      subject.names = [...subject.names.slice(0, 1), `${subject.functionName}-theirs-${subject.names.length}`];
      await setOutside(account, subject, enabled ?? true);
    } else if (what < 0.25 && enabled === false) {
      subject.outsideRearmed = true;
      await setOutside(account, subject, true);
    } else if (what < 0.5 && subject.deployedAt === null) await deploy(lane, subject);
    // One that fails, since the alias is not on that version: it ends no bypass.
    else if (what < 0.6) await account.deploy(subject, '2', '1').catch(() => null);
  }
  if (chance(random, 12)) await account.pass(within(random, 2, 72) * 3600);
}

// ---- The findings at the end ----

async function gather({ account, wire }: Lane, subjects: Subject[], store: Store) {
  const everything = { limit: 500, cursor: null, target: null, group: null, action: null, search: null };
  const { items } = await store.audit.list(everything);
  return Promise.all(
    subjects.map(async (subject) => {
      const entries = items.filter((entry) => entry.subject.group === subject.group);
      const begin = entries.find((entry) => isBegin(entry));
      const { enabled = true, alarms = [] } = (await account.alarmConfiguration(subject)) ?? {};
      const findings: Findings = {
        calls: wire.calls.filter((call) => call.group === subject.group),
        entries,
        record: begin === undefined ? null : await store.bypasses.find(begin.id),
        inAws: { enabled, names: alarms.map(({ name = '' }) => name) },
      };
      return { subject, findings, wrong: judgeBypass(subject, findings, TOLERANCE_MS) };
    }),
  );
}

function countBy(words: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

async function eventually(isSo: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> {
  const untilMs = Date.now() + withinMs;
  while (Date.now() < untilMs) {
    if (await isSo()) return true;
    await pause(30);
  }
  return isSo();
}
