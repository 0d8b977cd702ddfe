import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFakeClock } from '../../testing/fake-clock.ts';
import type { AwsCall, AwsTarget } from '../parts/aws-target.ts';
import { createAwsTarget } from './create-aws-target.ts';

let server: Server;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let requests: IncomingMessage[];
let target: AwsTarget;
let calls: AwsCall[];

const clock = createFakeClock('2026-11-21T14:00:00.000Z');
const json = (response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}) => {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', ...headers });
  response.end(JSON.stringify(body));
};

beforeEach(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  requests = [];
  calls = [];
  server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const config = { name: 'default', region: 'eu-west-1', roleArn: null, endpoint: `http://127.0.0.1:${port}` };
  target = createAwsTarget(config, { clock, version: '1.2.3' });
  target.onCall((call) => calls.push(call));
});

afterEach(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});

test('learns AWS’s time and that it is simulated from any answer', async () => {
  expect(target.clock.now()).toBeNull();
  answer = (_request, response) =>
    json(
      response,
      200,
      { deployments: ['d-1'] },
      {
        date: 'Sat, 21 Nov 2026 14:04:10 GMT',
        'x-simulated-aws': 'sluice-sandbox; rate=60',
      },
    );
  expect(await target.codeDeploy.listActiveDeploymentIds()).toEqual(['d-1']);
  expect(target.clock.now()?.toISOString()).toBe('2026-11-21T14:04:10.500Z');
  expect(target.clock.rate()).toBe(60);
  expect(target.simulated()).toBe(true);
  expect(requests[0]?.headers['user-agent']).toContain('sluice/1.2.3');
  expect(calls).toEqual([{ source: 'codedeploy', operation: 'ListDeployments', error: null, attempts: 1 }]);
});

test('a throttled call is tried once and reported', async () => {
  answer = (_request, response) => json(response, 400, { __type: 'ThrottlingException', message: 'Rate exceeded' });
  await expect(target.codeDeploy.listActiveDeploymentIds()).rejects.toMatchObject({ code: 'AWS_THROTTLED' });
  expect(requests).toHaveLength(1);
  expect(calls[0]?.error).toMatchObject({ code: 'ThrottlingException', throttled: true });
});

test('a kept-alive connection that broke is tried once more when reading, never when acting', async () => {
  answer = (request) => request.socket.destroy();
  await expect(target.codeDeploy.listActiveDeploymentIds()).rejects.toMatchObject({ code: 'AWS_UNREACHABLE' });
  expect(requests).toHaveLength(2);
  requests = [];
  await expect(target.codeDeploy.stopDeployment('d-1', true)).rejects.toMatchObject({ code: 'AWS_UNREACHABLE' });
  expect(requests).toHaveLength(1);
});

test('a refused permission is reported with its action', async () => {
  const message = 'User: arn:aws:iam::1:user/u is not authorized to perform: lambda:GetAlias on resource: arn:x';
  answer = (_request, response) =>
    json(response, 403, { Message: message }, { 'x-amzn-errortype': 'AccessDeniedException' });
  await expect(target.lambda.getAlias('f', 'live')).rejects.toMatchObject({ code: 'AWS_ACCESS_DENIED' });
  expect(calls[0]).toMatchObject({
    operation: 'GetAlias',
    error: { missingAction: 'lambda:GetAlias', throttled: false },
  });
});

test('an endpoint that speaks something else is an unknown operation, not a crash', async () => {
  answer = (_request, response) => {
    response.writeHead(404, { 'content-type': 'text/html' });
    response.end('<html>Not Found</html>');
  };
  await expect(target.codeDeploy.stopDeployment('d-1', true)).rejects.toMatchObject({ code: 'AWS_UNKNOWN_OPERATION' });
  await expect(target.lambda.getAlias('f', 'live')).rejects.toMatchObject({ code: 'AWS_UNKNOWN_OPERATION' });
  await expect(target.cloudWatch.describeAlarms(['a'])).rejects.toMatchObject({ code: 'AWS_UNKNOWN_OPERATION' });
});

test('nobody listening is unreachable', async () => {
  server.close();
  await expect(target.codeDeploy.listActiveDeploymentIds()).rejects.toMatchObject({ code: 'AWS_UNREACHABLE' });
  expect(calls[0]?.error?.code).toBe('UNREACHABLE');
});

test('a target id is asked for once a deployment', async () => {
  const operations: (string | undefined)[] = [];
  answer = (request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.')[1];
    operations.push(operation);
    const target = { deploymentTargetType: 'LambdaTarget', lambdaTarget: { targetId: 't-1', status: 'InProgress' } };
    json(response, 200, operation === 'ListDeploymentTargets' ? { targetIds: ['t-1'] } : { deploymentTarget: target });
  };
  expect((await target.codeDeploy.getDeploymentTarget('d-1'))?.targetId).toBe('t-1');
  await target.codeDeploy.getDeploymentTarget('d-1');
  expect(operations).toEqual(['ListDeploymentTargets', 'GetDeploymentTarget', 'GetDeploymentTarget']);
});

test('a deployment that has not started has no target yet', async () => {
  answer = (_request, response) =>
    json(response, 400, { __type: 'DeploymentNotStartedException', message: 'not started' });
  expect(await target.codeDeploy.getDeploymentTarget('d-1')).toBeNull();
});

test('deployments that AWS calls malformed are left out', async () => {
  answer = (_request, response) => json(response, 400, { __type: 'InvalidDeploymentIdException', message: 'x' });
  expect(await target.codeDeploy.getDeployments(['../etc'])).toEqual([]);
});

test('applications of other platforms are left out, and asked about once', async () => {
  const operations: (string | undefined)[] = [];
  answer = (request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.')[1];
    operations.push(operation);
    const info = [
      { applicationName: 'a', computePlatform: 'Lambda' },
      { applicationName: 'b', computePlatform: 'Server' },
    ];
    json(response, 200, operation === 'ListApplications' ? { applications: ['a', 'b'] } : { applicationsInfo: info });
  };
  expect(await target.codeDeploy.listLambdaApplications()).toEqual(['a']);
  expect(await target.codeDeploy.listLambdaApplications()).toEqual(['a']);
  expect(operations).toEqual(['ListApplications', 'BatchGetApplications', 'ListApplications']);
});

test('without the permission to tell platforms apart every application is looked into', async () => {
  answer = (request, response) => {
    if (String(request.headers['x-amz-target']).endsWith('ListApplications'))
      json(response, 200, { applications: ['a', 'b'] });
    else json(response, 400, { __type: 'AccessDeniedException', message: 'no' });
  };
  expect(await target.codeDeploy.listLambdaApplications()).toEqual(['a', 'b']);
});
