import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../start-sandbox.ts';
import { clientEnvironment } from '../../testing/client-environment.ts';
import { checkResponses, hasBotocore } from '../../testing/check-responses.ts';
import { startRecorder, type Exchange, type Recorder } from '../../testing/start-recorder.ts';

const run = promisify(execFile);
const CALLS = fileURLToPath(new URL('./every_operation.py', import.meta.url));

const LAMBDA = { service: 'lambda', operation: 'CreateAlias', protocol: 'rest-json' };
const STACK_EVENTS =
  '<DescribeStackEventsResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStackEventsResult><StackEvents>' +
  '<member><StackId>arn</StackId></member></StackEvents></DescribeStackEventsResult><ResponseMetadata/></DescribeStackEventsResponse>';

/** A service's name in botocore, where it is not that of its credential scope. */
const clientOf = (id: string): string => ({ monitoring: 'cloudwatch' })[id] ?? id;

let sandbox: Sandbox;
let recorder: Recorder;
beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'empty', rate: 0, seed: 5 });
  recorder = await startRecorder(sandbox);
});
afterAll(async () => {
  await recorder.stop();
  await sandbox.stop();
});

describe.skipIf(!hasBotocore)("botocore's models", () => {
  test('every operation answers boto3 as its model says, lists to their last page', { timeout: 120_000 }, async () => {
    const { services } = sandbox.world;
    const implemented = Object.fromEntries(services.map((one) => [clientOf(one.id), Object.keys(one.operations)]));
    await run('python3', [CALLS, JSON.stringify(implemented)], {
      env: clientEnvironment(recorder.url),
      timeout: 110_000,
    });
    expect(await checkResponses(recorder.exchanges)).toEqual([]);

    // What is implemented and never answered here with a success was not compared with anything.
    const answered = new Set(
      recorder.exchanges.flatMap((one) =>
        one.status < 300 ? [`${one.service} ${one.operation} over ${one.protocol}`] : [],
      ),
    );
    const all = services.flatMap((service) =>
      service.protocols.flatMap((protocol) =>
        Object.keys(service.operations).map((name) => `${service.id} ${name} over ${protocol}`),
      ),
    );
    expect(all.filter((one) => !answered.has(one))).toEqual([]);
  });

  const exchange = (over: Partial<Exchange>, body: unknown): Exchange => ({
    service: 'codedeploy',
    operation: 'GetApplication',
    protocol: 'json-rpc',
    status: 200,
    headers: {},
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)).toString('base64'),
    ...over,
  });

  test.each([
    ['a member that is not known', exchange({}, { application: { name: 'a' } }), 'no such member'],
    ['a wrong type', exchange({}, { application: { linkedToGitHub: 'no' } }), 'is no boolean'],
    ['an ISO time where seconds belong', exchange({}, { application: { createTime: '2026-11-20' } }), 'no timestamp'],
    ['a value out of the enum', exchange({}, { application: { computePlatform: 'Toaster' } }), 'not in the enum'],
    ['a null', exchange({}, { application: null }), 'null instead of being absent'],
    ['an error that the operation does not have', exchange({ status: 400 }, { __type: 'Oops' }), "'Oops' is not among"],
    [
      'a required member that is absent',
      exchange({ service: 'cloudformation', operation: 'DescribeStackEvents', protocol: 'query' }, STACK_EVENTS),
      'required member',
    ],
    ['a status that is not the one of the operation', exchange({ ...LAMBDA, status: 200 }, {}), '200 instead of 201'],
  ])('%s is found', async (_what, one, problem) => {
    expect(await checkResponses([one])).toEqual(expect.arrayContaining([expect.stringContaining(problem)]));
  });
});
