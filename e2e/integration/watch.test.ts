import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAwsTarget } from '../../lib/aws/create-aws-target.ts';
import type { Rollout } from '../../lib/domain/rollout/rollout.ts';
import type { AwsTarget } from '../../lib/parts/aws-target.ts';
import type { Store } from '../../lib/parts/store.ts';
import type { Watcher } from '../../lib/parts/watcher.ts';
import { openStore } from '../../lib/store/open-store.ts';
import { systemClock } from '../../lib/system-clock.ts';
import { createWatcher } from '../../lib/watch/create-watcher.ts';
import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';

/** The real SDK clients, watcher and store on a sandbox with a fast clock. */
let sandbox: Sandbox;
let store: Store;
let target: AwsTarget;
let watcher: Watcher;
const complaints: unknown[] = [];
const log = {
  info: () => {},
  warn: () => {},
  error: (facts: object, text: string) => complaints.push(text, facts),
};

beforeEach(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'sandbox');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'sandbox');
  complaints.length = 0;
  sandbox = await startSandbox({ scenario: 'test', rate: 30 });
  store = await openStore('file::memory:', { clock: systemClock });
  const config = { name: 'default', region: 'eu-west-1', roleArn: null, endpoint: sandbox.url };
  target = createAwsTarget(config, { clock: systemClock, version: '0' });
  watcher = createWatcher({ clock: systemClock, targets: [target], store, log, version: '0' });
});

afterEach(async () => {
  await watcher.stop();
  await store.close();
  await sandbox.stop();
  vi.unstubAllEnvs();
  if (complaints.length > 0) throw new Error(JSON.stringify(complaints));
});

async function control(path: string, body: object): Promise<unknown> {
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

/** Publishes a new version of the group's function and deploys it. */
async function ship(functionName: string, behaviour?: object): Promise<void> {
  const group = sandbox.world.groups.all().find((spec) => spec.functionName === functionName);
  if (!group) throw new Error(`no group of ${functionName}`);
  const { application, group: name } = group;
  await control('rollouts', { application, group: name, ...(behaviour ? { behaviour } : {}) });
}

const groupOf = (functionName: string) =>
  watcher.groups('default').find((group) => group.functionName === functionName);
const newestOf = (functionName: string): Rollout | undefined =>
  watcher
    .rollouts('default')
    .filter((rollout) => rollout.functionName === functionName)
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))[0];
const eventually = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 50_000, interval: 100 });

test('the first reading knows every group, and what each is about', async () => {
  watcher.start();
  await eventually(() => expect(watcher.health().targets[0]).toMatchObject({ firstReading: null, simulated: true }));
  const groups = watcher.groups('default');
  expect(new Set(groups.map(({ functionName }) => functionName))).toEqual(
    new Set([
      'checkout',
      'inventory-sync',
      'ledger-export',
      'orders-api',
      'payments-webhook',
      'pricing',
      'search-index',
      'thumbnailer',
    ]),
  );
  expect(groupOf('pricing')?.drift).toMatchObject({ kind: 'moved', version: '12' });
  expect(groupOf('orders-api')).toMatchObject({ drift: { kind: 'in-place' }, aliasState: { version: '41' } });
  expect(groups.flatMap(({ problems }) => problems)).toEqual([]);
  await eventually(() => expect(groupOf('payments-webhook')?.alarms.items[0]?.state).toBe('ALARM'));
  const kept = await store.rollouts.list({
    target: 'default',
    status: 'ended',
    group: null,
    search: null,
    limit: 50,
    cursor: null,
  });
  expect(kept.items.length).toBeGreaterThan(5);
});

test('a rollout goes to 100%, a bad one is stopped by its alarm and rolled back', async () => {
  watcher.start();
  await ship('thumbnailer');
  await ship('checkout', { errorPercent: 40, latencyMs: { p50: 100, p99: 900 } });
  await eventually(() => expect(newestOf('thumbnailer')?.share.routedPercent).toBeGreaterThan(0));
  await eventually(() => expect(newestOf('checkout')?.rollback.of).toMatch(/^d-/));
  const undo = newestOf('checkout');
  expect(watcher.rollout('default', undo?.rollback.of ?? '')).toMatchObject({
    status: 'Stopped',
    error: { code: 'ALARM_ACTIVE' },
    rollback: { by: undo?.id },
  });
  await eventually(() => {
    expect(newestOf('thumbnailer')).toMatchObject({ status: 'Succeeded', share: { routedPercent: 100 } });
    expect(groupOf('thumbnailer')).toMatchObject({ activeRolloutId: null, drift: { kind: 'in-place' } });
    expect(groupOf('checkout')).toMatchObject({
      aliasState: { version: '107', weights: {} },
      drift: { kind: 'in-place' },
    });
  });
  const id = newestOf('thumbnailer')?.id ?? '';
  await eventually(async () => {
    const events = await store.samples.events('default', id);
    expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['started', 'step', 'succeeded']));
    expect((await store.rollouts.find('default', id))?.status).toBe('Succeeded');
  });
});

test('what nobody watched is rebuilt from what AWS still knows', async () => {
  await ship('orders-api');
  await sandbox.world.clock.advance(20 * 60_000);
  const [id] = (await target.codeDeploy.listDeploymentIds({ group: null, createdAfter: null, nextToken: null })).ids;
  watcher.start();
  const rollout = await watcher.refreshRollout('default', id ?? '');
  expect(rollout).toMatchObject({ functionName: 'orders-api', status: 'Succeeded', candidateVersion: '42' });
  expect(rollout.lifecycle.map(({ status }) => status)).toEqual(['Succeeded', 'Succeeded', 'Succeeded']);
  expect(rollout.lifecycle.map(({ hookFunction }) => hookFunction)).toEqual([null, null, 'orders-api-verify']);
  expect(rollout.traffic?.candidate?.calls).toBeGreaterThan(100);
  expect(rollout.watched.missing).toHaveLength(1);
  await expect(watcher.refreshRollout('default', 'd-NOWHERE00')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('refused, throttled and cut off, it says so and comes back', async () => {
  watcher.start();
  await eventually(() => expect(watcher.health().status).toBe('ok'));
  await control('faults', { kind: 'access-denied', service: 'cloudwatch', operation: 'DescribeAlarms' });
  await eventually(() =>
    expect(watcher.health().targets[0]?.missingPermissions.map(({ action }) => action)).toEqual([
      'cloudwatch:DescribeAlarms',
    ]),
  );
  await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
  await control('faults', { kind: 'throttle', service: 'codedeploy' });
  await eventually(() => expect(watcher.health().targets[0]?.sources.codedeploy.slowed).not.toBeNull());
  await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
  await control('faults', { kind: 'reset' });
  await eventually(() => expect(watcher.health().targets[0]?.sources.codedeploy.error?.code).toBe('UNREACHABLE'));
  await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
  await eventually(() => expect(watcher.health().targets[0]?.sources.codedeploy.error).toBeNull());
});
