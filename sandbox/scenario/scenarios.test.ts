import type { DescribeAlarmsOutput } from '@aws-sdk/client-cloudwatch';
import type { BatchGetDeploymentsOutput, DeploymentInfo, ListDeploymentsOutput } from '@aws-sdk/client-codedeploy';
import { afterEach, expect, test } from 'vitest';
import type { World } from '../world/create-world.ts';
import { buildWorld } from './build-world.ts';
import { call } from './call.ts';

const START = Date.UTC(2026, 10, 20, 14, 4, 10);
const worlds: World[] = [];
afterEach(() => {
  for (const world of worlds.splice(0)) world.stop();
});

async function build(scenario: string, seed: string | number = 1): Promise<World> {
  const world = await buildWorld({ scenario, seed, rate: 0, startAt: START });
  worlds.push(world);
  return world;
}

async function rollouts(world: World, statuses: string[]): Promise<Map<string, DeploymentInfo>> {
  const found = new Map<string, DeploymentInfo>();
  const list = (await call(world, 'codeDeploy', 'ListDeployments', {
    includeOnlyStatuses: statuses,
    createTimeRange: { start: new Date(START - 26 * 60_000) },
  })) as ListDeploymentsOutput;
  for (const id of list.deployments?.toReversed() ?? []) {
    const batch = (await call(world, 'codeDeploy', 'BatchGetDeployments', {
      deploymentIds: [id],
    })) as BatchGetDeploymentsOutput;
    const info = batch.deploymentsInfo?.[0];
    const spec = world.groups.find(info?.applicationName ?? '', info?.deploymentGroupName ?? '');
    if (info !== undefined && spec !== undefined) found.set(spec.functionName, info);
  }
  return found;
}

async function alarms(world: World): Promise<Record<string, string>> {
  const { MetricAlarms = [] } = (await call(world, 'cloudWatch', 'DescribeAlarms', {
    MaxRecords: 100,
  })) as DescribeAlarmsOutput;
  return Object.fromEntries(MetricAlarms.map((alarm) => [alarm.AlarmName ?? '', alarm.StateValue ?? '']));
}

test('the demo opens with every interesting case on the screen', async () => {
  const world = await build('demo');
  expect(world.clock.now()).toBe(START);
  expect([...(await rollouts(world, ['InProgress'])).keys()].toSorted()).toEqual([
    'checkout',
    'image-moderator',
    'orders-api',
    'thumbnailer',
  ]);
  expect(world.lambda.route('orders-api', 'live')).toEqual({ version: '41', weights: { 42: 0.4 } });
  expect(world.lambda.route('search-index', 'prod')).toEqual({ version: '87', weights: { 88: 0.1 } });
  expect(world.lambda.route('pricing', 'live')).toEqual({ version: '12', weights: {} });
  expect((await rollouts(world, ['Succeeded'])).get('invoice-pdf')).toBeDefined();
  expect((await rollouts(world, ['Failed'])).get('inventory-sync')?.errorInformation?.code).toBe(
    'HOOK_EXECUTION_FAILURE',
  );
  expect((await rollouts(world, ['Stopped'])).get('payments-webhook')?.errorInformation?.code).toBe('ALARM_ACTIVE');
  expect(await alarms(world)).toMatchObject({ 'payments-webhook-errors': 'ALARM', 'orders-api-errors': 'OK' });
  expect(world.groups.all().length).toBeGreaterThan(45);
});

test("the demo's bad canary is stopped by its alarm one to three minutes after the start, and rolled back", async () => {
  const world = await build('demo');
  await world.clock.advance(60_000);
  expect(world.lambda.route('checkout', 'live')).toEqual({ version: '107', weights: { 108: 0.1 } });
  await world.clock.advance(120_000);
  expect((await rollouts(world, ['Stopped'])).get('checkout')?.errorInformation?.code).toBe('ALARM_ACTIVE');
  expect(world.lambda.route('checkout', 'live')).toEqual({ version: '107', weights: {} });
});

test('the demo stays alive: new rollouts start in the hour that follows', async () => {
  const world = await build('demo');
  const list = async () =>
    (
      (await call(world, 'codeDeploy', 'ListDeployments', {
        createTimeRange: { start: new Date(START) },
      })) as ListDeploymentsOutput
    ).deployments ?? [];
  await world.clock.advance(3_600_000);
  expect((await list()).length).toBeGreaterThan(8);
});

test('the same seed makes the same demo', async () => {
  const ids = async (seed: number) =>
    ((await call(await build('demo', seed), 'codeDeploy', 'ListDeployments', {})) as ListDeploymentsOutput).deployments;
  expect(await ids(3)).toEqual(await ids(3));
  expect(await ids(3)).not.toEqual(await ids(4));
});

test('in the scenario for tests nothing starts by itself', async () => {
  const world = await build('test');
  expect(await alarms(world)).toMatchObject({
    'payments-webhook-errors': 'ALARM',
    'orders-api-errors': 'OK',
    'checkout-errors': 'OK',
  });
  await world.clock.advance(3_600_000);
  expect((await rollouts(world, ['Created', 'InProgress'])).size).toBe(0);
});

test('fleet-1000 has a thousand idle groups, busy-25 as many rollouts in flight', async () => {
  const fleet = await build('fleet-1000');
  expect(fleet.groups.all()).toHaveLength(1000);
  expect((await rollouts(fleet, ['Created', 'InProgress'])).size).toBe(0);
  const busy = await build('busy-25');
  expect((await rollouts(busy, ['InProgress'])).size).toBe(25);
});
