import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateRestApiCommand,
  CreateStageCommand,
  GetStageCommand,
  GetStagesCommand,
  paginateGetDeployments,
  UpdateStageCommand,
  type PatchOperation,
} from '@aws-sdk/client-api-gateway';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../start-sandbox.ts';
import { checkResponses } from '../testing/check-responses.ts';
import { clientEnvironment } from '../testing/client-environment.ts';
import { isInstalled } from '../testing/is-installed.ts';
import { startRecorder } from '../testing/start-recorder.ts';

const run = promisify(execFile);
const STORY = fileURLToPath(new URL('./apigateway_story.py', import.meta.url));
const hasBoto3 = isInstalled('Python 3 with boto3', 'python3', ['-c', 'import boto3']);
const hasCli = isInstalled('the AWS CLI', 'aws', ['--version']);
const START = Date.parse('2026-11-20T14:00:00.000Z');

describe("the SDK's client", () => {
  let sandbox: Sandbox;
  let client: APIGatewayClient;
  let restApiId: string;
  beforeEach(async () => {
    sandbox = await startSandbox({ scenario: 'empty', rate: 0, seed: 3, startAt: START });
    client = new APIGatewayClient({
      region: 'eu-west-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      endpoint: sandbox.url,
      maxAttempts: 1,
    });
    restApiId = (await client.send(new CreateRestApiCommand({ name: 'shop' }))).id ?? '';
  });
  afterEach(async () => {
    client.destroy();
    await sandbox.stop();
  });

  const deploy = async (more: object = {}) =>
    (await client.send(new CreateDeploymentCommand({ restApiId, ...more }))).id ?? '';
  const patch = (...patchOperations: PatchOperation[]) =>
    client.send(new UpdateStageCommand({ restApiId, stageName: 'prod', patchOperations }));

  test('a canary is laid over a stage, shifted, promoted and taken away', async () => {
    const first = await deploy({ stageName: 'prod', variables: { table: 'orders', region: 'eu' } });
    const second = await deploy({
      stageName: 'prod',
      canarySettings: { percentTraffic: 10, stageVariableOverrides: { table: 'orders-2' } },
    });
    const { $metadata: _, ...stage } = await client.send(new GetStageCommand({ restApiId, stageName: 'prod' }));
    // The members as LocalStack recorded them of AWS in this situation.
    expect(stage).toEqual({
      stageName: 'prod',
      deploymentId: first,
      cacheClusterEnabled: false,
      cacheClusterStatus: 'NOT_AVAILABLE',
      methodSettings: {},
      tracingEnabled: false,
      variables: { table: 'orders', region: 'eu' },
      canarySettings: {
        deploymentId: second,
        percentTraffic: 10,
        stageVariableOverrides: { table: 'orders-2' },
        useStageCache: false,
      },
      createdDate: new Date(START),
      lastUpdatedDate: new Date(START),
    });

    await sandbox.world.clock.advance(60_000);
    const shifted = await patch({ op: 'replace', path: '/canarySettings/percentTraffic', value: '25.0' });
    expect(shifted.canarySettings?.percentTraffic).toBe(25);
    expect(shifted.lastUpdatedDate).toEqual(new Date(START + 60_000));
    const promoted = await patch(
      { op: 'replace', path: '/canarySettings/percentTraffic', value: '0.0' },
      { op: 'copy', from: '/canarySettings/stageVariableOverrides', path: '/variables' },
      { op: 'copy', from: '/canarySettings/deploymentId', path: '/deploymentId' },
    );
    expect(promoted).toMatchObject({ deploymentId: second, variables: { table: 'orders-2', region: 'eu' } });
    expect((await patch({ op: 'remove', path: '/canarySettings' })).canarySettings).toBeUndefined();
    const third = await deploy({ stageName: 'prod' });
    expect((await client.send(new GetStagesCommand({ restApiId }))).item?.[0]?.deploymentId).toBe(third);
  });

  test('a canary wants a stage, and keeps other deployments away', async () => {
    const canarySettings = { percentTraffic: 10 };
    const text = 'Invalid deployment content specified.';
    await expect(deploy({ canarySettings })).rejects.toThrow(
      `${text}Non null and non empty stageName must be provided for canary deployment. Provided value is null`,
    );
    await expect(deploy({ canarySettings, stageName: 'prod' })).rejects.toThrow(
      `${text}Stage prod must already be created before making a canary release deployment`,
    );
    await deploy({ stageName: 'prod' });
    await deploy({ stageName: 'prod', canarySettings });
    await expect(deploy({ stageName: 'prod' })).rejects.toMatchObject({
      name: 'BadRequestException',
      message: `${text}Non canary deployment not supported on stage prod because Canary is enabled. Provide CanarySettings in deploymentInput.`,
    });
    const kept: unknown[] = [];
    for await (const { items } of paginateGetDeployments({ client, pageSize: 1 }, { restApiId }))
      kept.push(...(items ?? []));
    // Those that were refused have left nothing behind.
    expect(kept).toHaveLength(2);
  });

  test('refusals arrive as the exceptions that they are', async () => {
    await expect(patch()).rejects.toMatchObject({ name: 'NotFoundException', $metadata: { httpStatusCode: 404 } });
    const deploymentId = await deploy({ stageName: 'prod' });
    await expect(
      client.send(new CreateStageCommand({ restApiId, stageName: 'prod', deploymentId })),
    ).rejects.toMatchObject({ name: 'ConflictException', $metadata: { httpStatusCode: 409 } });
    await expect(
      client.send(
        new CreateStageCommand({
          restApiId,
          stageName: 'dev',
          deploymentId,
          canarySettings: { deploymentId: 'none', percentTraffic: 1 },
        }),
      ),
    ).rejects.toThrow('Deployment id does not exist');
    await expect(patch({ op: 'replace', path: '/nothing', value: 'x' })).rejects.toThrow(
      'Invalid method setting path: /nothing. Must be one of: [/deploymentId, /description,',
    );
    await expect(patch({ op: 'wrong' as 'add', path: '/description' })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  test('a throttle and a refusal of IAM are worded as API Gateway words them', async () => {
    const fault = (kind: string) =>
      fetch(`${sandbox.url}/_sandbox/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ kind, service: 'apigateway', remaining: 1 }),
      });
    await fault('throttle');
    await expect(patch()).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    await fault('access-denied');
    await expect(patch()).rejects.toThrow(
      `is not authorized to perform: apigateway:PATCH on resource: arn:aws:apigateway:eu-west-1::/restapis/${restApiId}/stages/prod`,
    );
  });
});

test.skipIf(!hasBoto3)('boto3 reads every answer, page for page', { timeout: 120_000 }, async () => {
  const sandbox = await startSandbox({ scenario: 'empty', rate: 1, seed: 3 });
  const recorder = await startRecorder(sandbox);
  try {
    const { stdout } = await run('python3', [STORY], { env: clientEnvironment(recorder.url), timeout: 110_000 });
    expect(JSON.parse(stdout)).toEqual({
      apiPages: [7, 7, 7, 7, 2],
      apis: true,
      defaultPage: 25,
      deployments: 4,
      canary: [true, true, 10, { table: 'orders-2' }],
      busy: ['BadRequestException', 400],
      inUse: ['BadRequestException', 400],
      percent: 25,
      tooMuch: ['BadRequestException', 400],
      promoted: [true, { table: 'orders-2', region: 'eu' }],
      removed: false,
      times: true,
      gone: ['NotFoundException', 404],
      again: ['ConflictException', 409],
      stages: ['prod', 'dev'],
      description: "the shop's",
      missing: ['NotFoundException', 404],
    });
    expect(await checkResponses(recorder.exchanges)).toEqual([]);
  } finally {
    await recorder.stop();
    await sandbox.stop();
  }
});

/** Commands from the documentation, except the ids: they must print what the documentation shows. */
describe.skipIf(!hasCli)("the AWS CLI's documented examples", () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ scenario: 'empty', rate: 1, seed: 3 });
  });
  afterAll(() => sandbox.stop());

  const ids = { api: '', deployment: '' };
  const aws = async (command: string): Promise<Record<string, unknown>> => {
    const given = command.replaceAll('1234123412', ids.api).replaceAll('ztt4m2', ids.deployment);
    const { stdout } = await run('bash', ['-c', `aws apigateway ${given} --output json`], {
      env: clientEnvironment(sandbox.url),
      timeout: 60_000,
    });
    return stdout.trim() === '' ? {} : (JSON.parse(stdout) as Record<string, unknown>);
  };

  test('create, deploy, patch, promote, take away', { timeout: 240_000 }, async () => {
    const api = await aws(`create-rest-api --name 'My First API' --description 'This is my first API'`);
    ids.api = api['id'] as string;
    const deployment = await aws(
      `create-deployment --rest-api-id 1234123412 --stage-name dev --stage-description 'Development Stage' --description 'First deployment to the dev stage'`,
    );
    ids.deployment = deployment['id'] as string;
    expect(await aws('get-deployment --rest-api-id 1234123412 --deployment-id ztt4m2')).toMatchObject({
      description: 'First deployment to the dev stage',
      id: ids.deployment,
    });
    const logged = await aws(
      `update-stage --rest-api-id 1234123412 --stage-name 'dev' --patch-operations op=replace,path=/~1resourceName/GET/logging/dataTrace,value=false`,
    );
    expect(logged).toMatchObject({
      deploymentId: ids.deployment,
      stageName: 'dev',
      methodSettings: {
        '~1resourceName/GET': {
          metricsEnabled: false,
          dataTraceEnabled: false,
          throttlingBurstLimit: 5000,
          throttlingRateLimit: 10_000,
          cachingEnabled: false,
          cacheTtlInSeconds: 300,
          cacheDataEncrypted: false,
          requireAuthorizationForCacheControl: true,
          unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
        },
      },
    });
    const canary = await aws(
      `create-deployment --rest-api-id 1234123412 --stage-name dev --canary-settings '{"percentTraffic":10.5,"useStageCache":false,"stageVariableOverrides":{"sv1":"val2","sv2":"val3"}}'`,
    );
    await aws(
      `update-stage --rest-api-id 1234123412 --stage-name 'dev' --patch-operations op=replace,path=/canarySettings/useStageCache,value=true`,
    );
    await aws(
      `update-stage --rest-api-id 1234123412 --stage-name 'dev' --patch-operations op=replace,path=/canarySettings/percentTraffic,value=25.0`,
    );
    const overridden = await aws(
      `update-stage --rest-api-id 1234123412 --stage-name 'dev' --patch-operations '[{"op":"replace","path":"/canarySettings/stageVariableOverrides/newVar","value":"newVal"},{"op":"replace","path":"/canarySettings/stageVariableOverrides/sv2","value":"val4"},{"op":"remove","path":"/canarySettings/stageVariableOverrides/sv1"}]'`,
    );
    expect(overridden).toMatchObject({
      deploymentId: ids.deployment,
      canarySettings: {
        deploymentId: canary['id'],
        percentTraffic: 25,
        useStageCache: true,
        stageVariableOverrides: { newVar: 'newVal', sv2: 'val4' },
      },
    });
    const promoted = await aws(
      `update-stage --rest-api-id 1234123412 --stage-name 'dev' --patch-operations '[{"op":"replace","value":"0.0","path":"/canarySettings/percentTraffic"},{"op":"copy","from":"/canarySettings/stageVariableOverrides","path":"/variables"},{"op":"copy","from":"/canarySettings/deploymentId","path":"/deploymentId"}]'`,
    );
    expect(promoted).toMatchObject({ deploymentId: canary['id'], variables: { newVar: 'newVal', sv2: 'val4' } });
    const removed = await aws(
      `update-stage --rest-api-id 1234123412 --stage-name dev --patch-operations '[{"op":"remove", "path":"/canarySettings"}]'`,
    );
    expect(removed).not.toHaveProperty('canarySettings');
    expect(
      await aws(
        `update-deployment --rest-api-id 1234123412 --deployment-id ztt4m2 --patch-operations op='replace',path='/description',value='newDescription'`,
      ),
    ).toMatchObject({ description: 'newDescription' });
    await aws(`delete-stage --rest-api-id 1234123412 --stage-name 'dev'`);
    await aws(`delete-rest-api --rest-api-id 1234123412`);
    expect(await aws('get-rest-apis')).toEqual({ items: [] });
  });
});
