import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { AwsJson1_0Protocol, AwsQueryProtocol, AwsSmithyRpcV2CborProtocol } from '@aws-sdk/core/protocols';
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  ListMetricsCommand,
  PutMetricDataCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { ListApplicationsCommand } from '@aws-sdk/client-codedeploy';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { START, startStory, type Story } from '../testing/story.ts';

const SCOPE = (service: string): string =>
  `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261120/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=00`;

let story: Story;
beforeEach(async () => {
  story = await startStory();
});
afterEach(() => story.end());

/** A request as it goes over the wire, unsigned but for the scope. */
async function raw(
  service: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string>,
  path = '/',
  method = 'POST',
) {
  const response = await fetch(`${story.sandbox.url}${path}`, {
    method,
    headers: { ...(service === '' ? {} : { authorization: SCOPE(service) }), ...headers },
    ...(method === 'GET' ? {} : { body }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
const json = (body: object | string, operation: string, service = 'codedeploy') =>
  raw(service, typeof body === 'string' ? body : JSON.stringify(body), {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `CodeDeploy_20141006.${operation}`,
  });

describe.each([
  ['awsJson1_0', AwsJson1_0Protocol],
  ['awsQuery', AwsQueryProtocol],
  ['smithy-rpc-v2-cbor', AwsSmithyRpcV2CborProtocol],
])('CloudWatch over %s', (_name, protocol) => {
  let client: CloudWatchClient;
  beforeEach(async () => {
    client = new CloudWatchClient({
      region: 'eu-west-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      endpoint: story.sandbox.url,
      maxAttempts: 1,
      protocol,
    });
    await story.alarm('red');
  });
  afterEach(() => client.destroy());

  test('one handler answers it: metrics in and out, alarms with their times', async () => {
    await client.send(
      new PutMetricDataCommand({
        Namespace: 'Shop',
        MetricData: [1, 2, 6].map((Value) => ({
          MetricName: 'Orders',
          Dimensions: [{ Name: 'Shop', Value: 'a&b <c>' }],
          Timestamp: new Date(START - 120_000),
          Value,
          Unit: 'Count',
        })),
      }),
    );
    const { Metrics } = await client.send(new ListMetricsCommand({ Namespace: 'Shop' }));
    expect(Metrics?.[0]?.Dimensions).toEqual([{ Name: 'Shop', Value: 'a&b <c>' }]);
    const data = await client.send(
      new GetMetricDataCommand({
        StartTime: new Date(START - 300_000),
        EndTime: new Date(START),
        MetricDataQueries: [
          { Id: 'sum', MetricStat: { Metric: Metrics?.[0] ?? {}, Period: 60, Stat: 'Sum' } },
          { Id: 'none', MetricStat: { Metric: { Namespace: 'Shop', MetricName: 'Other' }, Period: 60, Stat: 'Sum' } },
        ],
      }),
    );
    expect(data.MetricDataResults?.[0]).toMatchObject({
      Id: 'sum',
      Values: [9],
      Timestamps: [new Date(START - 120_000)],
    });
    await client.send(new SetAlarmStateCommand({ AlarmName: 'red', StateValue: 'ALARM', StateReason: 'by hand' }));
    const { MetricAlarms } = await client.send(new DescribeAlarmsCommand({ AlarmNames: ['red'] }));
    expect(MetricAlarms?.[0]).toMatchObject({
      StateValue: 'ALARM',
      StateUpdatedTimestamp: new Date(START),
      Period: 3600,
    });
  });

  test('an error arrives as the exception that it is', async () => {
    await expect(
      client.send(new SetAlarmStateCommand({ AlarmName: 'absent', StateValue: 'OK', StateReason: 'x' })),
    ).rejects.toMatchObject({ name: expect.stringMatching(/^ResourceNotFound/), $metadata: { httpStatusCode: 404 } });
  });
});

test('every answer carries the simulated time, a request id, and the header that says that it is simulated', async () => {
  await story.advance(90);
  const { headers, status } = await json({}, 'ListApplications');
  expect(status).toBe(200);
  expect(headers.get('date')).toBe('Fri, 20 Nov 2026 14:01:30 GMT');
  expect(headers.get('x-simulated-aws')).toBe('sluice-sandbox; rate=0');
  expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
});

test('STS says who calls', async () => {
  expect(await story.sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: '482109371166',
    Arn: 'arn:aws:iam::482109371166:user/sandbox',
  });
});

test('timestamps are epoch seconds as JSON numbers, errors carry __type and message', async () => {
  await story.prepare();
  const got = await json({ applicationName: 'orders' }, 'GetApplication');
  expect(JSON.parse(got.text)).toMatchObject({ application: { createTime: START / 1000 } });
  const missing = await json({ applicationName: 'none' }, 'GetApplication');
  expect(missing.status).toBe(400);
  expect(JSON.parse(missing.text)).toEqual({
    __type: 'ApplicationDoesNotExistException',
    message: 'No application found for name: none',
  });
});

test('an unsigned request finds its service by target, action or path', async () => {
  expect((await json({}, 'ListApplications', '')).status).toBe(200);
  const identity = await raw('', 'Action=GetCallerIdentity&Version=2011-06-15', {
    'content-type': 'application/x-www-form-urlencoded',
  });
  expect(identity.text).toContain('<Account>482109371166</Account>');
  expect((await raw('', '', {}, '/2015-03-31/functions/', 'GET')).text).toBe('{"Functions":[]}');
});

test('wrong types, missing members and broken bodies are refused as AWS does, never with a 500', async () => {
  const name = async (body: object | string, operation: string) => {
    const answer = await json(body, operation);
    return [answer.status, (JSON.parse(answer.text) as { __type: string }).__type];
  };
  expect(await name({}, 'GetDeployment')).toEqual([400, 'DeploymentIdRequiredException']);
  expect(await name({}, 'BatchGetDeploymentTargets')).toEqual([400, 'DeploymentIdRequiredException']);
  expect(await name({ deploymentId: 7 }, 'GetDeployment')).toEqual([400, 'SerializationException']);
  expect(await name({ deploymentIds: 'x' }, 'BatchGetDeployments')).toEqual([400, 'SerializationException']);
  expect(await name({ createTimeRange: { start: 'noon' } }, 'ListDeployments')).toEqual([
    400,
    'SerializationException',
  ]);
  expect(await name('{', 'ListDeployments')).toEqual([400, 'SerializationException']);
  expect(await name('[]', 'ListDeployments')).toEqual([400, 'SerializationException']);
  expect(await name({ all: true }, 'DeleteEverything')).toEqual([400, 'UnknownOperationException']);
  expect(story.logged).toMatchObject([
    { event: 'unknown-operation', wanted: 'CodeDeploy_20141006.DeleteEverything', body: '{"all":true}' },
  ]);
  expect(JSON.stringify(story.logged)).not.toContain('Signature');
});

test('Lambda answers its errors by header and body, unknown paths with 404', async () => {
  const missing = await raw('lambda', '', {}, '/2015-03-31/functions/none', 'GET');
  expect(missing.status).toBe(404);
  expect(missing.headers.get('x-amzn-errortype')).toBe('ResourceNotFoundException');
  expect(JSON.parse(missing.text)).toMatchObject({ Type: 'User' });
  const incomplete = await raw('lambda', '{}', { 'content-type': 'application/json' }, '/2015-03-31/functions');
  expect(JSON.parse(incomplete.text)).toEqual({
    message:
      "3 validation errors detected: Value null at 'functionName' failed to satisfy constraint: Member must not be null; " +
      "Value null at 'role' failed to satisfy constraint: Member must not be null; " +
      "Value null at 'code' failed to satisfy constraint: Member must not be null",
  });
  expect((await raw('lambda', '', {}, '/2015-03-31/functions/?MaxItems=x', 'GET')).status).toBe(400);
  expect((await raw('lambda', '', {}, '/2015-03-31/layers', 'GET')).status).toBe(404);
  expect((await raw('s3', '', {}, '/bucket', 'GET')).status).toBe(400);
});

test('a compressed body is read, one that is not what it says is refused', async () => {
  const body = 'Action=ListMetrics&Version=2010-08-01';
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-encoding': 'gzip' };
  expect((await raw('monitoring', new Uint8Array(gzipSync(body)), headers)).text).toContain('<ListMetricsResponse');
  expect((await raw('monitoring', body, headers)).status).toBe(400);
});

/** What the sandbox answers to bytes that no HTTP client would send, up to its hanging up. */
function talk(bytes: string): Promise<string> {
  const { port } = new URL(story.sandbox.url);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => (text += String(chunk)));
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

test('a connection is kept, and one that talks nonsense gets a 400 and harms nobody', async () => {
  expect(await talk('NONSENSE\r\n\r\n')).toContain('400 Bad Request');
  expect((await json({}, 'ListApplications')).headers.get('connection')).toBe('keep-alive');
  expect((await story.codeDeploy.send(new ListApplicationsCommand({}))).applications).toEqual([]);
});

test('a body beyond what AWS takes is refused unread', async () => {
  expect(await talk('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n')).toContain(
    '413 Payload Too Large',
  );
});

describe('a request that is malformed is told where, in every protocol', () => {
  const json = (target: string) => ({ 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target });
  const cbor = { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' };
  const ALARMS = '/service/GraniteServiceVersion20100801/operation/DescribeAlarms';
  // {MetricName: "x", MaxRecords: "x"}, and the first half of it
  const map = Buffer.from('a26a4d65747269634e616d6561786a4d61785265636f7264736178', 'hex');

  test.each([
    [
      'JSON',
      'codedeploy',
      '{"createTimeRange":{"start":"noon"}}',
      json('CodeDeploy_20141006.ListDeployments'),
      '/',
      'STRING_VALUE can not be converted to a Timestamp (at createTimeRange.start)',
    ],
    [
      'JSON in a list',
      'codedeploy',
      '{"includeOnlyStatuses":["Failed",{}]}',
      json('CodeDeploy_20141006.ListDeployments'),
      '/',
      'Start of structure or map found where not expected. (at includeOnlyStatuses[1])',
    ],
    [
      'JSON that is none',
      'codedeploy',
      '{"deploymentId":x}',
      json('CodeDeploy_20141006.GetDeployment'),
      '/',
      /The request body is not valid JSON. Unexpected token 'x'.*/,
    ],
    [
      'CBOR',
      'monitoring',
      new Uint8Array(map),
      cbor,
      ALARMS,
      'STRING_VALUE can not be converted to a Number (at MaxRecords)',
    ],
    [
      'CBOR that is none',
      'monitoring',
      new Uint8Array(map.subarray(0, 16)),
      cbor,
      ALARMS,
      /The request body is not valid CBOR. \w+/,
    ],
    [
      'query',
      'monitoring',
      'Action=PutMetricData&Namespace=n&MetricData.member.1.MetricName=a&MetricData.member.2.Value=many',
      { 'content-type': 'application/x-www-form-urlencoded' },
      '/',
      'Value &quot;many&quot; of MetricData.member.2.Value is not a Number.',
    ],
    [
      'REST',
      'lambda',
      '{"FunctionName":"f","Environment":{"Variables":{"A":{}}}}',
      { 'content-type': 'application/json' },
      '/2015-03-31/functions',
      'Start of structure or map found where not expected. (at Environment.Variables.A)',
    ],
  ])('%s', async (_what, service, body, headers, path, said) => {
    const { status, text } = await raw(service, body, headers, path);
    expect(status).toBe(400);
    expect(text).toMatch(said);
    const { status: alive } = await raw('codedeploy', '{}', json('CodeDeploy_20141006.ListDeployments'));
    expect(alive).toBe(200);
  });

  test('what curl calls a form is what the path and the scope say', async () => {
    await story.prepare();
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const path = '/2015-03-31/functions/orders/invocations';
    await expect(raw('lambda', '{"a":1}', form, path)).resolves.toMatchObject({ status: 200 });
    await expect(raw('', '{"a":1}', form, path)).resolves.toMatchObject({ status: 200 });
    const { status, text } = await raw('apigateway', '{}', form, '/restapis/none/stages/live', 'PATCH');
    expect({ status, text }).toEqual({ status: 404, text: expect.stringContaining('message') as string });
  });
});
