import { GetDeploymentCommand, ListApplicationsCommand, StopDeploymentCommand } from '@aws-sdk/client-codedeploy';
import { GetAliasCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startStory, type Story } from '../testing/story.ts';

let story: Story;
beforeEach(async () => {
  story = await startStory();
});
afterEach(() => story.end());

async function control(method: string, path: string, body?: unknown) {
  const response = await fetch(`${story.sandbox.url}/_sandbox/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const list = () => story.codeDeploy.send(new ListApplicationsCommand({}));

test('the clock is read, advanced and sped up', async () => {
  expect((await control('GET', 'clock')).body).toEqual({ now: '2026-11-20T14:00:00.000Z', rate: 0 });
  expect((await control('POST', 'clock', { advanceSeconds: 90 })).body).toEqual({
    now: '2026-11-20T14:01:30.000Z',
    rate: 0,
  });
  expect((await control('POST', 'clock', { rate: 60 })).body).toMatchObject({ rate: 60 });
  await control('POST', 'clock', { rate: 0 });
});

test('a scenario is started over with its pipeline: a bad version is shipped, stopped and rolled back', async () => {
  const health = await control('POST', 'reset', { scenario: 'test', startAt: '2026-11-20T15:00:00Z' });
  expect(health.body).toMatchObject({
    status: 'ok',
    scenario: 'test',
    now: '2026-11-20T15:00:00.000Z',
    accountId: '482109371166',
  });
  const shipped = await control('POST', 'rollouts', {
    application: 'checkout',
    group: 'checkout-live',
    behaviour: { errorPercent: 60, latencyMs: { p50: 50, p99: 500 } },
  });
  expect(shipped.body).toMatchObject({ version: '108' });
  const busy = await control('POST', 'rollouts', { application: 'checkout', group: 'checkout-live' });
  expect(busy).toMatchObject({
    status: 409,
    body: { error: expect.stringContaining('DeploymentLimitExceededException') },
  });
  await control('POST', 'clock', { advanceSeconds: 240 });
  const { deploymentInfo } = await story.codeDeploy.send(
    new GetDeploymentCommand({ deploymentId: String(shipped.body['deploymentId']) }),
  );
  expect(deploymentInfo).toMatchObject({ status: 'Stopped', errorInformation: { code: 'ALARM_ACTIVE' } });
});

test('traffic, behaviour, hooks and undocumented choices can be set', async () => {
  await control('POST', 'traffic', { functionName: 'f', alias: 'live', perMinute: 30 });
  expect((await control('GET', 'traffic')).body).toMatchObject({
    flows: [{ functionName: 'f', perMinute: 30, pattern: 'steady' }],
  });
  const behaviour = { functionName: 'f', version: '2', errorPercent: 5, latencyMs: { p50: 10, p99: 90 } };
  expect((await control('POST', 'behaviour', behaviour)).body).toEqual(behaviour);
  expect((await control('POST', 'hooks', { functionName: 'h', kind: 'fail' })).body).toEqual({
    hooks: [{ functionName: 'h', kind: 'fail', afterMs: 2000 }],
  });
  expect((await control('POST', 'choices', { groupAlarmsAffectRunning: true })).body).toEqual({
    groupAlarmsAffectRunning: true,
    hookErrorFailsAtOnce: false,
  });
});

test('a throttled operation answers as each service does, until the fault is cleared', async () => {
  const { body } = await control('POST', 'faults', { kind: 'throttle', service: 'codedeploy' });
  await expect(list()).rejects.toMatchObject({ name: 'ThrottlingException', message: 'Rate exceeded' });
  await control('DELETE', `faults/${String(body['id'])}`);
  await list();
  await control('POST', 'faults', { kind: 'throttle', service: 'lambda', operation: 'GetAlias' });
  await expect(story.lambda.send(new GetAliasCommand({ FunctionName: 'f', Name: 'a' }))).rejects.toMatchObject({
    name: 'TooManyRequestsException',
    $metadata: { httpStatusCode: 429 },
  });
});

test('a fault that strikes twice is outlived by the SDK with its three tries', async () => {
  await story.prepare();
  await control('POST', 'faults', { kind: 'error', status: 503, service: 'lambda', remaining: 2 });
  const patient = new LambdaClient({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    endpoint: story.sandbox.url,
  });
  await expect(patient.send(new GetAliasCommand({ FunctionName: 'orders', Name: 'live' }))).resolves.toMatchObject({
    FunctionVersion: '1',
  });
  patient.destroy();
});

test("a refusal has IAM's words, with the action and the resource", async () => {
  await story.prepare();
  const deploymentId = await story.deploy('1', '2');
  await control('POST', 'faults', { kind: 'access-denied', service: 'codedeploy', operation: 'StopDeployment' });
  await expect(story.codeDeploy.send(new StopDeploymentCommand({ deploymentId }))).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message:
      'User: arn:aws:iam::482109371166:user/sandbox is not authorized to perform: codedeploy:StopDeployment on resource: ' +
      'arn:aws:codedeploy:eu-west-1:482109371166:deploymentgroup:orders/orders-live because no identity-based policy allows the codedeploy:StopDeployment action',
  });
});

test('a sandbox that is down hangs up, but can still be brought back', async () => {
  await control('POST', 'faults', { kind: 'reset' });
  await expect(list()).rejects.toMatchObject({ code: 'ECONNRESET' });
  await control('DELETE', 'faults');
  await expect(list()).resolves.toMatchObject({ applications: [] });
});

test('calls are counted by service and operation, failed ones too', async () => {
  await control('DELETE', 'calls');
  await list();
  await list();
  await story.deployment('d-NOTTHERE0').catch(() => undefined);
  expect((await control('GET', 'calls')).body).toMatchObject({
    total: 3,
    calls: { codedeploy: { ListApplications: 2, GetDeployment: 1 } },
    failures: { codedeploy: { GetDeployment: 1 } },
  });
});

test.each<[string, string, unknown, number]>([
  ['POST', 'clock', { advanceSeconds: -1 }, 400],
  ['POST', 'clock', { advanceSeconds: 'soon' }, 400],
  ['POST', 'clock', { speed: 3 }, 400],
  ['POST', 'clock', '{', 400],
  ['POST', 'clock', 'null', 400],
  ['POST', 'reset', { scenario: 'nowhere' }, 400],
  ['POST', 'faults', { kind: 'flood' }, 400],
  ['POST', 'behaviour', { functionName: 'f', version: '2', errorPercent: 101, latencyMs: { p50: 1, p99: 2 } }, 400],
  ['POST', 'rollouts', { application: 'a', group: 'b' }, 404],
  ['DELETE', 'faults/99', undefined, 404],
  ['DELETE', 'clock', undefined, 405],
  ['GET', 'nothing/here', undefined, 404],
])('%s %s %j is refused with %i', async (method, path, body, status) => {
  expect((await control(method, path, body)).status).toBe(status);
});
