import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CodeDeployClient, CreateApplicationCommand, ListApplicationsCommand } from '@aws-sdk/client-codedeploy';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  CreateFunctionCommand,
  GetFunctionConfigurationCommand,
  LambdaClient,
  ListFunctionsCommand,
} from '@aws-sdk/client-lambda';
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../start-sandbox.ts';
import { accountOfKey, makeAccessKeyId } from '../sts/access-key.ts';

const START = Date.UTC(2026, 10, 20, 14);
const HOME = { accountId: '482109371166', region: 'eu-west-1' };
const NORTH = { accountId: '482109371166', region: 'eu-north-1' };
const OTHER = { accountId: '111122223333', region: 'eu-west-1' };
const CHINA = { accountId: '444455556666', region: 'cn-north-1' };
const TARGETS = [HOME, NORTH, OTHER, CHINA];
const ROLE = 'arn:aws:iam::111122223333:role/teams/Sluice';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({
    scenario: 'empty',
    rate: 0,
    seed: 7,
    startAt: START,
    targets: TARGETS,
    log: () => {},
  });
});
afterEach(() => sandbox.stop());

interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}
const keysOf = (accessKeyId: string): Keys => ({ accessKeyId, secretAccessKey: 'any' });
const config = (region: string, credentials: Keys = keysOf('any')) => ({
  endpoint: sandbox.url,
  region,
  credentials,
  maxAttempts: 1,
});
const lambda = (region: string, keys?: Keys) => new LambdaClient(config(region, keys));
const make = (client: LambdaClient, name: string) =>
  client.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Role: 'arn:aws:iam::482109371166:role/r',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Code: { ZipFile: Buffer.from(name) },
    }),
  );
const names = async (client: LambdaClient): Promise<(string | undefined)[]> =>
  ((await client.send(new ListFunctionsCommand({}))).Functions ?? []).map((one) => one.FunctionArn);
const post = async (path: string, body: object): Promise<Record<string, unknown>> => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return (await answer.json()) as Record<string, unknown>;
};
const assume = async (input: Partial<AssumeRoleCommandInput> = {}, keys?: Keys): Promise<Keys> => {
  const sts = new STSClient(config('eu-west-1', keys));
  const answer = await sts.send(new AssumeRoleCommand({ RoleArn: ROLE, RoleSessionName: 'jo@example.com', ...input }));
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = answer.Credentials ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
};

test('accounts and regions are apart from each other, and each names things in its own partition', async () => {
  await make(lambda('eu-west-1'), 'home');
  await make(lambda('eu-north-1'), 'north');
  await make(lambda('eu-west-1', keysOf(OTHER.accountId)), 'other');
  await make(lambda('cn-north-1', keysOf(CHINA.accountId)), 'china');
  expect(await names(lambda('eu-west-1'))).toEqual(['arn:aws:lambda:eu-west-1:482109371166:function:home']);
  expect(await names(lambda('eu-north-1'))).toEqual(['arn:aws:lambda:eu-north-1:482109371166:function:north']);
  expect(await names(lambda('eu-west-1', keysOf(OTHER.accountId)))).toEqual([
    'arn:aws:lambda:eu-west-1:111122223333:function:other',
  ]);
  expect(await names(lambda('cn-north-1', keysOf(CHINA.accountId)))).toEqual([
    'arn:aws-cn:lambda:cn-north-1:444455556666:function:china',
  ]);
});

test('time passes and a reset happens everywhere, unless a target is named', async () => {
  await make(lambda('eu-west-1'), 'home');
  await make(lambda('eu-north-1'), 'north');
  await post('clock', { advanceSeconds: 90 });
  const now = async (target: string) =>
    ((await (await fetch(`${sandbox.url}/_sandbox/clock?target=${target}`)).json()) as { now: string }).now;
  expect(await now('482109371166/eu-north-1')).toBe(new Date(START + 90_000).toISOString());
  expect(await now('444455556666/cn-north-1')).toBe(new Date(START + 90_000).toISOString());
  await post('reset?target=482109371166/eu-north-1', {});
  expect(await names(lambda('eu-north-1'))).toEqual([]);
  expect(await names(lambda('eu-west-1'))).toHaveLength(1);
  await post('reset', {});
  expect(await names(lambda('eu-west-1'))).toEqual([]);
  expect(await post('clock?target=482109371166/mars-1', {})).toMatchObject({
    error: 'There is no target 482109371166/mars-1',
  });
});

test.each([
  ['a region that is not played', 'us-west-2', keysOf('any'), 'InvalidSignatureException'],
  ['a region of another account alone', 'cn-north-1', keysOf('any'), 'InvalidSignatureException'],
  ['an account that is not played', 'eu-west-1', keysOf('999999999999'), 'UnrecognizedClientException'],
])('%s is refused', async (_what, region, keys, name) => {
  await expect(names(lambda(region, keys))).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 403 } });
});

test.each([
  [
    'another region',
    'arn:aws:lambda:eu-north-1:482109371166:function:north',
    'ResourceNotFoundException',
    "Functions from 'eu-north-1' are not reachable in this region ('eu-west-1')",
  ],
  [
    'another account',
    'arn:aws:lambda:eu-west-1:111122223333:function:other',
    'AccessDeniedException',
    'User: arn:aws:iam::482109371166:user/sandbox is not authorized to perform: lambda:GetFunctionConfiguration on resource: arn:aws:lambda:eu-west-1:111122223333:function:other because no resource-based policy allows the lambda:GetFunctionConfiguration action',
  ],
  [
    'another account, in short',
    '111122223333:function:other',
    'AccessDeniedException',
    'User: arn:aws:iam::482109371166:user/sandbox is not authorized to perform: lambda:GetFunctionConfiguration on resource: 111122223333:function:other because no resource-based policy allows the lambda:GetFunctionConfiguration action',
  ],
])('a function of %s is out of reach', async (_what, FunctionName, name, message) => {
  // Of the same name: it must not be taken for the other one.
  await make(lambda('eu-west-1'), 'north');
  await make(lambda('eu-west-1'), 'other');
  await expect(lambda('eu-west-1').send(new GetFunctionConfigurationCommand({ FunctionName }))).rejects.toMatchObject({
    name,
    message,
  });
});

test('a stack of another region does not exist here', async () => {
  const StackName = 'arn:aws:cloudformation:eu-north-1:482109371166:stack/shop/8a4b';
  await expect(
    new CloudFormationClient(config('eu-west-1')).send(new DescribeStacksCommand({ StackName })),
  ).rejects.toMatchObject({ name: 'ValidationError', message: `Stack with id ${StackName} does not exist` });
});

test('AssumeRole leads into the other account until it expires', async () => {
  await make(lambda('eu-west-1', keysOf(OTHER.accountId)), 'other');
  const keys = await assume({ SourceIdentity: 'jo' });
  expect(accountOfKey(keys.accessKeyId)).toBe(OTHER.accountId);
  expect(await names(lambda('eu-west-1', keys))).toHaveLength(1);
  expect(await new STSClient(config('eu-west-1', keys)).send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: '111122223333',
    Arn: 'arn:aws:sts::111122223333:assumed-role/Sluice/jo@example.com',
  });
  await post('clock', { advanceSeconds: 3599 });
  expect(await names(lambda('eu-west-1', keys))).toHaveLength(1);
  await post('clock', { advanceSeconds: 1 });
  await expect(names(lambda('eu-west-1', keys))).rejects.toMatchObject({ name: 'ExpiredTokenException' });
});

const REFUSAL = `User: arn:aws:iam::482109371166:user/sandbox is not authorized to perform: sts:AssumeRole on resource: ${ROLE}`;
const trust = {
  roleArn: ROLE,
  externalId: 'seven',
  principals: ['arn:aws:iam::482109371166:root'],
  sessionNames: '*@example.com',
};

test.each([
  ['without the external id', trust, {}],
  ['with another external id', trust, { ExternalId: 'eight' }],
  ['under another session name', trust, { ExternalId: 'seven', RoleSessionName: 'jo' }],
  ['by somebody else', { ...trust, principals: ['arn:aws:iam::111122223333:root'] }, { ExternalId: 'seven' }],
  [
    'with a source identity that it does not take',
    { ...trust, sourceIdentity: false },
    { ExternalId: 'seven', SourceIdentity: 'jo' },
  ],
  ['that does not exist', { roleArn: ROLE, missing: true }, {}],
])('a role is not assumed %s', async (_what, asked, input) => {
  await post('trusts', asked);
  await expect(assume(input)).rejects.toMatchObject({ name: 'AccessDenied', message: REFUSAL });
});

test('a role is assumed by whom it trusts, with the external id', async () => {
  await post('trusts', trust);
  expect((await assume({ ExternalId: 'seven' })).sessionToken).not.toBe('');
});

test.each([
  [{ RoleArn: 'arn:aws:iam::999999999999:role/x' }, 'AccessDenied'],
  [{ RoleArn: 'arn:aws-cn:iam::444455556666:role/x' }, 'AccessDenied'],
  [{ RoleArn: 'arn:aws:iam::111122223333:user/x' }, 'ValidationError'],
  [{ RoleSessionName: 'x' }, 'ValidationError'],
  [{ RoleSessionName: 'a b' }, 'ValidationError'],
  [{ ExternalId: 'x' }, 'ValidationError'],
  [{ DurationSeconds: 899 }, 'ValidationError'],
  [{ DurationSeconds: 3601 }, 'ValidationError'],
])('AssumeRole with %j is a %s', async (input, name) => {
  await expect(assume(input)).rejects.toMatchObject({ name });
});

test('a role that lets sessions last longer does so, but not for a chained one', async () => {
  await post('trusts', { roleArn: ROLE, maxSessionSeconds: 7200 });
  const keys = await assume({ DurationSeconds: 7200 });
  await expect(assume({ DurationSeconds: 7200 }, keys)).rejects.toMatchObject({
    message: 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
  });
});

test('IAM refuses one resource, one caller, one target, and nothing else', async () => {
  await make(lambda('eu-west-1'), 'one');
  await make(lambda('eu-west-1'), 'two');
  const get = (name: string, keys?: Keys) =>
    lambda('eu-west-1', keys).send(new GetFunctionConfigurationCommand({ FunctionName: name }));
  await post('faults', { kind: 'access-denied', service: 'lambda', resource: '*:function:on?' });
  await expect(get('one')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  await get('two');
  await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
  const own = { RoleArn: 'arn:aws:iam::482109371166:role/Reader' };
  await post('faults', { kind: 'access-denied', service: 'lambda', caller: '*:assumed-role/Reader/*' });
  await get('one');
  await expect(get('one', await assume(own))).rejects.toMatchObject({ name: 'AccessDeniedException' });
  await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
  await post('faults', { kind: 'throttle', target: '482109371166/eu-north-1' });
  await get('one');
  await expect(names(lambda('eu-north-1'))).rejects.toMatchObject({ name: 'TooManyRequestsException' });
});

test('an access key id holds its account number', () => {
  for (const accountId of ['000000000001', '482109371166', '999999999999'])
    for (const salt of ['a', 'b', 'c']) expect(accountOfKey(makeAccessKeyId(accountId, salt))).toBe(accountId);
});

test('a state folder keeps every target', async () => {
  const state = mkdtempSync(join(tmpdir(), 'sandbox-targets-'));
  await sandbox.stop();
  const options = { rate: 0, state, log: () => {} };
  const codeDeploy = (region: string) => new CodeDeployClient(config(region));
  try {
    sandbox = await startSandbox({ ...options, scenario: 'empty', startAt: START, targets: TARGETS });
    for (const region of ['eu-west-1', 'eu-north-1'])
      await codeDeploy(region).send(
        new CreateApplicationCommand({ applicationName: region, computePlatform: 'Lambda' }),
      );
    const keys = await assume();
    await sandbox.stop();
    sandbox = await startSandbox(options);
    expect(sandbox.targets).toEqual(expect.arrayContaining(TARGETS));
    for (const region of ['eu-west-1', 'eu-north-1'])
      expect((await codeDeploy(region).send(new ListApplicationsCommand({}))).applications).toEqual([region]);
    expect(await names(lambda('eu-west-1', keys))).toEqual([]);
    await sandbox.stop();
    await expect(startSandbox({ ...options, targets: [NORTH] })).rejects.toThrow(
      'holds 482109371166/eu-west-1, not 482109371166/eu-north-1',
    );
    sandbox = await startSandbox(options);
  } finally {
    await sandbox.stop();
    rmSync(state, { recursive: true });
    sandbox = await startSandbox({ scenario: 'empty', rate: 0, log: () => {} });
  }
});
