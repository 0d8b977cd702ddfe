import {
  APIGatewayClient,
  CreateRestApiCommand,
  GetRestApisCommand,
  GetStageCommand,
} from '@aws-sdk/client-api-gateway';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { GetDeploymentCommand, ListApplicationsCommand } from '@aws-sdk/client-codedeploy';
import { GetFunctionCommand, InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { AwsQueryProtocol, AwsSmithyRpcV2CborProtocol } from '@aws-sdk/core/protocols';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startStory, type Story } from '../testing/story.ts';

const CALLER = 'arn:aws:iam::482109371166:user/sandbox';

let story: Story;
let logs: CloudWatchLogsClient;
let gateway: APIGatewayClient;
let stacks: CloudFormationClient;
const settings = () => ({
  region: 'eu-west-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  endpoint: story.sandbox.url,
  maxAttempts: 1,
});
beforeEach(async () => {
  story = await startStory();
  logs = new CloudWatchLogsClient(settings());
  gateway = new APIGatewayClient(settings());
  stacks = new CloudFormationClient(settings());
});
afterEach(async () => {
  for (const client of [logs, gateway, stacks]) client.destroy();
  await story.end();
});

async function control(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json' };
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const response = await fetch(`${story.sandbox.url}/_sandbox/${path}`, init);
  return (await response.json()) as Record<string, unknown>;
}
const fault = (body: object) => control('POST', 'faults', body);

/** How many of `times` calls in a row succeed; any failure but throttling fails the test. */
async function passed(times: number, call: () => Promise<unknown>): Promise<number> {
  let count = 0;
  for (let i = 0; i < times; i++) {
    try {
      await call();
      count++;
    } catch (error) {
      if (!/Throttling|TooManyRequests/.test((error as Error).name)) throw error;
    }
  }
  return count;
}

const oneCallOf: Record<string, () => Promise<unknown>> = {
  codedeploy: () => story.codeDeploy.send(new ListApplicationsCommand({})),
  lambda: () => story.lambda.send(new ListFunctionsCommand({})),
  cloudwatch: () => story.cloudWatch.send(new DescribeAlarmsCommand({})),
  logs: () => logs.send(new DescribeLogGroupsCommand({})),
  cloudformation: () => stacks.send(new DescribeStacksCommand({})),
  apigateway: () => gateway.send(new GetRestApisCommand({})),
  sts: () => story.sts.send(new GetCallerIdentityCommand({})),
};
const call = (service: string): Promise<unknown> => oneCallOf[service]?.() ?? Promise.reject(new Error(service));

describe('a rate limit', () => {
  test('lets a burst through, refills with simulated time, and ends when it is removed', async () => {
    const { id } = await fault({ kind: 'rate-limit', service: 'codedeploy', perSecond: 2, burst: 3 });
    expect(await passed(6, () => call('codedeploy'))).toBe(3);
    await story.advance(1);
    expect(await passed(6, () => call('codedeploy'))).toBe(2);
    expect(await passed(5, () => call('lambda'))).toBe(5);
    await control('DELETE', `faults/${String(id)}`);
    expect(await passed(6, () => call('codedeploy'))).toBe(6);
  });

  test.each<[string, string, number]>([
    ['codedeploy', 'ThrottlingException', 400],
    ['lambda', 'TooManyRequestsException', 429],
    ['cloudwatch', 'Throttling', 400],
    ['logs', 'ThrottlingException', 400],
    ['cloudformation', 'Throttling', 400],
    ['apigateway', 'TooManyRequestsException', 429],
    ['sts', 'Throttling', 400],
  ])('of %s is answered with %s, %i', async (service, name, httpStatusCode) => {
    await fault({ kind: 'rate-limit', service, perSecond: 0, burst: 1 });
    await call(service);
    await expect(call(service)).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
  });

  test('the documented ones: GetFunction by itself, the rest of Lambda together, none on invocations', async () => {
    await story.prepare();
    await control('POST', 'faults/documented');
    const get = () => story.lambda.send(new GetFunctionCommand({ FunctionName: 'orders' }));
    expect(await passed(20, () => call('lambda'))).toBe(15);
    expect(await passed(110, get)).toBe(100);
    expect(await passed(20, () => story.lambda.send(new InvokeCommand({ FunctionName: 'orders' })))).toBe(20);
    expect(await passed(12, () => call('cloudwatch'))).toBe(9);
    expect(await passed(3, () => gateway.send(new CreateRestApiCommand({ name: 'shop' })))).toBe(1);
    // That one counted among all calls as well.
    expect(await passed(50, () => call('apigateway'))).toBe(39);
    const poll = () => story.deployment('d-NOTTHERE0').catch((error: Error) => /Throttling/.test(error.name));
    let throttled = 0;
    for (let i = 0; i < 41; i++) if ((await poll()) === true) throttled++;
    expect(throttled).toBe(21);
    await story.advance(10);
    expect(await passed(20, () => call('lambda'))).toBe(15);
  });

  test('is outlived by an SDK that waits and tries again', async () => {
    await fault({ kind: 'rate-limit', service: 'lambda', perSecond: 10, burst: 1 });
    const patient = new LambdaClient({ ...settings(), maxAttempts: 6 });
    await patient.send(new ListFunctionsCommand({}));
    const second = patient.send(new ListFunctionsCommand({}));
    // The clock stands still, so the second call is refused however slow this machine is.
    await vi.waitFor(async () => {
      const { failures } = await control('GET', 'calls');
      expect(failures).toMatchObject({ lambda: { ListFunctions: expect.any(Number) } });
    });
    await story.advance(1);
    await second;
    patient.destroy();
  });
});

describe('an expired token', () => {
  test.each<[string, string, number]>([
    ['codedeploy', 'ExpiredTokenException', 400],
    ['lambda', 'ExpiredTokenException', 403],
    ['cloudwatch', 'ExpiredToken', 403],
    ['logs', 'ExpiredTokenException', 400],
    ['cloudformation', 'ExpiredToken', 403],
    ['apigateway', 'ExpiredTokenException', 403],
    ['sts', 'ExpiredToken', 403],
  ])('of %s is %s, %i, until there is a new one', async (service, name, httpStatusCode) => {
    await fault({ kind: 'expired-token' });
    await expect(call(service)).rejects.toMatchObject({
      name,
      message: 'The security token included in the request is expired',
      $metadata: { httpStatusCode },
    });
    await control('DELETE', 'faults');
    await call(service);
  });

  test.each([
    ['awsQuery', AwsQueryProtocol],
    ['smithy-rpc-v2-cbor', AwsSmithyRpcV2CborProtocol],
  ])('is told by CloudWatch over %s too', async (_name, protocol) => {
    await fault({ kind: 'expired-token', service: 'cloudwatch' });
    const client = new CloudWatchClient({ ...settings(), protocol });
    await expect(client.send(new DescribeAlarmsCommand({}))).rejects.toMatchObject({
      name: 'ExpiredToken',
      $metadata: { httpStatusCode: 403 },
    });
    client.destroy();
  });
});

describe("a refusal has IAM's words", () => {
  const denied = (action: string, resource: string): string =>
    `User: ${CALLER} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;

  test.each<[string, () => Promise<unknown>, string, string, string, number]>([
    [
      'lambda',
      () => story.lambda.send(new InvokeCommand({ FunctionName: 'orders' })),
      'lambda:InvokeFunction',
      'arn:aws:lambda:eu-west-1:482109371166:function:orders',
      'AccessDeniedException',
      403,
    ],
    [
      'logs',
      () => logs.send(new FilterLogEventsCommand({ logGroupName: '/aws/lambda/orders' })),
      'logs:FilterLogEvents',
      'arn:aws:logs:eu-west-1:482109371166:log-group:/aws/lambda/orders:log-stream:',
      'AccessDeniedException',
      400,
    ],
    [
      'apigateway',
      () => gateway.send(new GetStageCommand({ restApiId: 'abc', stageName: 'prod' })),
      'apigateway:GET',
      'arn:aws:apigateway:eu-west-1::/restapis/abc/stages/prod',
      'AccessDeniedException',
      403,
    ],
    [
      'cloudwatch',
      () => call('cloudwatch'),
      'cloudwatch:DescribeAlarms',
      'arn:aws:cloudwatch:eu-west-1:482109371166:alarm:*',
      'AccessDenied',
      403,
    ],
    [
      'cloudformation',
      () => stacks.send(new DescribeStacksCommand({ StackName: 'shop' })),
      'cloudformation:DescribeStacks',
      'arn:aws:cloudformation:eu-west-1:482109371166:stack/shop/*',
      'AccessDenied',
      403,
    ],
    [
      'codedeploy',
      () => story.codeDeploy.send(new GetDeploymentCommand({ deploymentId: 'd-NOTTHERE0' })),
      'codedeploy:GetDeployment',
      '*',
      'AccessDeniedException',
      400,
    ],
  ])('of %s', async (service, run, action, resource, name, httpStatusCode) => {
    await fault({ kind: 'access-denied', service });
    await expect(run()).rejects.toMatchObject({
      name,
      message: denied(action, resource),
      $metadata: { httpStatusCode },
    });
  });
});

describe.each(['logs', 'apigateway', 'cloudformation'])('%s', (service) => {
  test.each([500, 503])('fails with %i', async (status) => {
    await fault({ kind: 'error', service, status, remaining: 1 });
    await expect(call(service)).rejects.toMatchObject({ $fault: 'server', $metadata: { httpStatusCode: status } });
    await call(service);
  });

  test('hangs up', async () => {
    await fault({ kind: 'reset', service, remaining: 1 });
    await expect(call(service)).rejects.toMatchObject({ code: 'ECONNRESET' });
    await call(service);
  });
});

test('one service in bad weather leaves the others alone, and what runs goes on', async () => {
  await story.prepare();
  const deploymentId = await story.deploy('1', '2');
  await fault({ kind: 'throttle', service: 'codedeploy' });
  await fault({ kind: 'expired-token', service: 'logs' });
  await story.advance(400);
  await call('cloudwatch');
  await call('lambda');
  expect(await story.alias()).toBe('2');
  await control('DELETE', 'faults');
  expect((await story.deployment(deploymentId)).status).toBe('Succeeded');
});

test.each<[string, object]>([
  ['a limit without a rate', { kind: 'rate-limit' }],
  ['a rate without a limit', { kind: 'throttle', perSecond: 3 }],
  ['a burst of nothing', { kind: 'rate-limit', perSecond: 3, burst: 0 }],
  ['a negative rate', { kind: 'rate-limit', perSecond: -3 }],
])('refused: %s', async (_what, body) => {
  expect(await fault(body)).toMatchObject({ error: 'The body does not fit' });
});
