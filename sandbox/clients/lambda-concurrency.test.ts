import { GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import {
  DeleteAliasCommand,
  DeleteFunctionConcurrencyCommand,
  DeleteProvisionedConcurrencyConfigCommand,
  GetAccountSettingsCommand,
  GetFunctionConcurrencyCommand,
  GetProvisionedConcurrencyConfigCommand,
  InvokeCommand,
  ListProvisionedConcurrencyConfigsCommand,
  PutFunctionConcurrencyCommand,
  PutProvisionedConcurrencyConfigCommand,
  UpdateAliasCommand,
} from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { START, startStory, type Story } from '../testing/story.ts';

const ARN = 'arn:aws:lambda:eu-west-1:482109371166:function';

let story: Story;
beforeEach(async () => {
  story = await startStory();
  await story.prepare({}, 3);
});
afterEach(() => story.end());

const provision = (Qualifier: string, ProvisionedConcurrentExecutions: number, FunctionName = 'orders') =>
  story.lambda.send(
    new PutProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier, ProvisionedConcurrentExecutions }),
  );
const provisioned = async (Qualifier: string, FunctionName = 'orders') => {
  const { $metadata: _metadata, ...config } = await story.lambda.send(
    new GetProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier }),
  );
  return config;
};
const reserve = (ReservedConcurrentExecutions: number, FunctionName = 'orders') =>
  story.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions }));
const limits = async () => (await story.lambda.send(new GetAccountSettingsCommand({}))).AccountLimit;

test('reserved concurrency: set, read, removed; 100 of the account stay unreserved', async () => {
  const read = async () =>
    (await story.lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: 'orders' })))
      .ReservedConcurrentExecutions;
  await reserve(0);
  expect(await read()).toBe(0);
  await reserve(900);
  await expect(reserve(901)).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
    message:
      "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
  });
  await expect(reserve(1, 'orders-before')).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
  await story.lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName: 'orders' }));
  expect(await read()).toBeUndefined();
});

test('the settings of the account count functions, code and what is left to reserve', async () => {
  await reserve(150);
  await provision('1', 50, 'orders');
  const { AccountLimit, AccountUsage } = await story.lambda.send(new GetAccountSettingsCommand({}));
  expect(AccountLimit).toEqual({
    TotalCodeSize: 80_530_636_800,
    CodeSizeUnzipped: 262_144_000,
    CodeSizeZipped: 52_428_800,
    ConcurrentExecutions: 1000,
    UnreservedConcurrentExecutions: 850,
  });
  expect(AccountUsage?.FunctionCount).toBe(3);
  expect(AccountUsage?.TotalCodeSize).toBeGreaterThan(0);
});

test('provisioned concurrency is in progress first, and ready after a minute or two', async () => {
  const asked = await provision('live', 5);
  expect(asked).toMatchObject({
    RequestedProvisionedConcurrentExecutions: 5,
    AvailableProvisionedConcurrentExecutions: 0,
    AllocatedProvisionedConcurrentExecutions: 0,
    Status: 'IN_PROGRESS',
    LastModified: '2026-11-20T14:00:00.000+0000',
    $metadata: { httpStatusCode: 202 },
  });
  await story.advance(120);
  const ready = {
    RequestedProvisionedConcurrentExecutions: 5,
    AvailableProvisionedConcurrentExecutions: 5,
    AllocatedProvisionedConcurrentExecutions: 5,
    Status: 'READY',
    LastModified: '2026-11-20T14:00:00.000+0000',
  };
  expect(await provisioned('live')).toEqual(ready);
  const list = await story.lambda.send(new ListProvisionedConcurrencyConfigsCommand({ FunctionName: 'orders' }));
  expect(list.ProvisionedConcurrencyConfigs).toEqual([{ FunctionArn: `${ARN}:orders:live`, ...ready }]);
  expect((await limits())?.UnreservedConcurrentExecutions).toBe(995);
  const gone = await story.lambda.send(
    new DeleteProvisionedConcurrencyConfigCommand({ FunctionName: 'orders', Qualifier: 'live' }),
  );
  expect(gone.$metadata.httpStatusCode).toBe(204);
  await expect(provisioned('live')).rejects.toMatchObject({
    name: 'ProvisionedConcurrencyConfigNotFoundException',
    message: 'No Provisioned Concurrency Config found for this function',
    $metadata: { httpStatusCode: 404 },
  });
});

test('an alias that moves keeps its traffic on the old version until the new one is ready', async () => {
  await provision('live', 2);
  await story.advance(120);
  const moved = await story.lambda.send(
    new UpdateAliasCommand({ FunctionName: 'orders', Name: 'live', FunctionVersion: '2' }),
  );
  expect(moved.RoutingConfig).toBeUndefined();
  expect(await story.alias()).toBe('2 1=1');
  expect(await provisioned('live')).toMatchObject({
    Status: 'IN_PROGRESS',
    AllocatedProvisionedConcurrentExecutions: 2,
  });
  await expect(provision('live', 3)).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
    message: 'Alias with weights can not be used with Provisioned Concurrency',
  });
  await story.lambda.send(new UpdateAliasCommand({ FunctionName: 'orders', Name: 'live', Description: 'moving' }));
  await story.advance(120);
  expect(await story.alias()).toBe('2');
  expect(await provisioned('live')).toMatchObject({ Status: 'READY', AllocatedProvisionedConcurrentExecutions: 2 });
});

test('during a canary both versions have a part of what the alias asks for', async () => {
  await provision('live', 10);
  await story.advance(120);
  await story.deploy('1', '2');
  await story.advance(150);
  expect(await story.alias()).toBe('1 2=0.1');
  expect(await provisioned('live')).toMatchObject({ Status: 'READY', AllocatedProvisionedConcurrentExecutions: 10 });
  await story.advance(400);
  expect(await story.alias()).toBe('2');
  expect(await provisioned('live')).toMatchObject({ Status: 'READY', AllocatedProvisionedConcurrentExecutions: 10 });
});

test('a version has its own provisioned concurrency or its alias has, and both go with what they belong to', async () => {
  await provision('1', 1);
  await expect(provision('live', 1)).rejects.toMatchObject({
    name: 'ResourceConflictException',
    message: "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version",
    $metadata: { httpStatusCode: 409 },
  });
  await story.lambda.send(new DeleteProvisionedConcurrencyConfigCommand({ FunctionName: 'orders', Qualifier: '1' }));
  await provision('live', 1);
  await expect(provision('1', 1)).rejects.toMatchObject({
    name: 'ResourceConflictException',
    message: 'Version is pointed by a Provisioned Concurrency alias',
  });
  await story.lambda.send(new DeleteAliasCommand({ FunctionName: 'orders', Name: 'live' }));
  expect(
    (await story.lambda.send(new ListProvisionedConcurrencyConfigsCommand({ FunctionName: 'orders' })))
      .ProvisionedConcurrencyConfigs,
  ).toEqual([]);
});

const LATEST_REFUSED = 'The function resource provided must be an alias or a published version.';
test.each<[string, () => Promise<unknown>, string, string]>([
  [
    '$LATEST to put',
    () => provision('$LATEST', 1),
    'InvalidParameterValueException',
    'Provisioned Concurrency Configs cannot be applied to unpublished function versions.',
  ],
  ['$LATEST to get', () => provisioned('$LATEST'), 'InvalidParameterValueException', LATEST_REFUSED],
  [
    'none at all',
    () => provision('1', 0),
    'ValidationException',
    "1 validation error detected: Value '0' at 'provisionedConcurrentExecutions' failed to satisfy constraint: Member must have value greater than or equal to 1",
  ],
  [
    'no such alias',
    () => provisioned('none'),
    'ResourceNotFoundException',
    `Cannot find alias arn: ${ARN}:orders:none`,
  ],
  ['no such version', () => provision('10', 1), 'ResourceNotFoundException', `Function not found: ${ARN}:orders:10`],
  [
    'no such function',
    () => provisioned('1', 'nope'),
    'ResourceNotFoundException',
    `Function not found: ${ARN}:nope:1`,
  ],
  [
    'more than the account has',
    () => provision('1', 1001),
    'InvalidParameterValueException',
    "Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [1000].",
  ],
  [
    'more than leaves 100',
    () => provision('1', 901),
    'InvalidParameterValueException',
    "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
  ],
  [
    'more than is reserved',
    () => reserve(2).then(() => provision('1', 3)),
    'InvalidParameterValueException',
    'Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function',
  ],
  [
    'less reserved than is provisioned',
    () => provision('1', 2).then(() => reserve(1)),
    'InvalidParameterValueException',
    " ReservedConcurrentExecutions  1 should not be lower than function's total provisioned concurrency [2].",
  ],
])('refused as recorded against AWS: %s', async (_why, call, name, message) => {
  await expect(call()).rejects.toMatchObject({ name, message });
});

/** Over the first hour, for the whole function. */
async function statistic(MetricName: string, FunctionName: string, name: 'Sum' | 'Maximum'): Promise<number> {
  const { Datapoints } = await story.cloudWatch.send(
    new GetMetricStatisticsCommand({
      Namespace: 'AWS/Lambda',
      MetricName,
      Dimensions: [{ Name: 'FunctionName', Value: FunctionName }],
      StartTime: new Date(START),
      EndTime: new Date(START + 3_600_000),
      Period: 3600,
      Statistics: [name],
    }),
  );
  return Datapoints?.[0]?.[name] ?? 0;
}
const total = (metric: string, functionName: string): Promise<number> => statistic(metric, functionName, 'Sum');

/** 1,000 calls a minute of about 600 ms: ten at the same time. */
async function load(functionName: string): Promise<void> {
  const { traffic } = story.sandbox.world;
  traffic.setBehaviour(functionName, '$LATEST', { errorPercent: 0, latencyMs: { p50: 600, p99: 600 } });
  traffic.setTraffic(functionName, '$LATEST', { perMinute: 1000 });
}

async function control(path: string, body?: unknown): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await fetch(`${story.sandbox.url}/_sandbox/${path}`, init);
  return response.json();
}

test('a reservation too small for its load throttles a part of it, and those calls are no invocations', async () => {
  await load('orders');
  await load('orders-before');
  await reserve(10);
  await story.advance(3700);
  const throttles = await total('Throttles', 'orders');
  const invocations = await total('Invocations', 'orders');
  expect(throttles / (throttles + invocations)).toBeCloseTo(0.2146, 1);
  expect(await total('Throttles', 'orders-before')).toBe(0);
  expect(await total('Errors', 'orders')).toBe(0);
});

test("the account's limit is shared, and can be set", async () => {
  expect(await control('limits')).toEqual({ concurrentExecutions: 1000 });
  expect(await control('limits', { concurrentExecutions: 10 })).toEqual({ concurrentExecutions: 10 });
  expect(await limits()).toMatchObject({ ConcurrentExecutions: 10, UnreservedConcurrentExecutions: 10 });
  await load('orders');
  await load('orders-before');
  await story.advance(3700);
  for (const name of ['orders', 'orders-before']) {
    const throttles = await total('Throttles', name);
    expect(throttles / (throttles + (await total('Invocations', name)))).toBeCloseTo(0.5379, 1);
  }
});

test('a function that is stopped by a reservation of 0 answers 429, and says that it is its own limit', async () => {
  await reserve(0);
  await expect(story.lambda.send(new InvokeCommand({ FunctionName: 'orders' }))).rejects.toMatchObject({
    name: 'TooManyRequestsException',
    message: 'Rate Exceeded.',
    Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
    Type: 'User',
    $metadata: { httpStatusCode: 429 },
  });
  await control('limits', { concurrentExecutions: 0 });
  await expect(story.lambda.send(new InvokeCommand({ FunctionName: 'orders-before' }))).rejects.toMatchObject({
    name: 'TooManyRequestsException',
    Reason: 'ConcurrentInvocationLimitExceeded',
  });
});

test('where all that is reserved is provisioned, $LATEST has nothing to run on', async () => {
  await provision('1', 2);
  await story.advance(120);
  await reserve(2);
  const invoke = (Qualifier?: string) => story.lambda.send(new InvokeCommand({ FunctionName: 'orders', Qualifier }));
  await expect(invoke()).rejects.toMatchObject({ Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' });
  expect((await invoke('1')).StatusCode).toBe(200);
});

test('an event that finds no room waits in the queue until there is some', async () => {
  await control('limits', { concurrentExecutions: 0 });
  await story.lambda.send(new InvokeCommand({ FunctionName: 'orders', InvocationType: 'Event' }));
  await story.advance(20);
  await control('limits', { concurrentExecutions: 1000 });
  await story.advance(3700);
  expect(await total('Invocations', 'orders')).toBe(1);
  expect(await total('Throttles', 'orders')).toBeGreaterThan(2);
});

test('calls on provisioned environments are counted by themselves, and so are those that spill over', async () => {
  const { traffic } = story.sandbox.world;
  traffic.setBehaviour('orders', '1', { errorPercent: 0, latencyMs: { p50: 600, p99: 600 } });
  traffic.setTraffic('orders', 'live', { perMinute: 1000 });
  await provision('live', 10);
  await story.advance(3700);
  const [invocations, warm, spilled] = [
    await total('Invocations', 'orders'),
    await total('ProvisionedConcurrencyInvocations', 'orders'),
    await total('ProvisionedConcurrencySpilloverInvocations', 'orders'),
  ];
  expect(spilled / (spilled + warm)).toBeCloseTo(0.2146, 1);
  // All but those of the first ninety seconds, when nothing was ready.
  expect((spilled + warm) / invocations).toBeGreaterThan(0.95);
  expect(await total('Throttles', 'orders')).toBe(0);
  const utilization = await statistic('ProvisionedConcurrencyUtilization', 'orders', 'Maximum');
  expect(utilization).toBeGreaterThan(0.7);
  expect(utilization).toBeLessThanOrEqual(1);
  expect(await total('ProvisionedConcurrencyInvocations', 'orders-before')).toBe(0);
});
