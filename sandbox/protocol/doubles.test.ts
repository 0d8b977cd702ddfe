import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as cloudWatchSdk from '@aws-sdk/client-cloudwatch';
import { CborCodec } from '@smithy/core/cbor';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isInstalled } from '../testing/is-installed.ts';
import { startSandbox, type Sandbox } from '../start-sandbox.ts';
import { DOUBLES } from './doubles.ts';
import { loadSchemas } from './load-schemas.ts';
import { writeCbor } from './write-cbor.ts';

const run = promisify(execFile);
const hasBoto3 = isInstalled('Python 3 with boto3', 'python3', ['-c', 'import boto3']);
const START = Date.UTC(2026, 10, 21);

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'test', rate: 0, seed: 1, startAt: START });
  const operations = sandbox.world.cloudWatch.operations;
  const datum = (MetricName: string, Value: number) => ({ MetricName, Value, Timestamp: new Date(START - 60_000) });
  operations.PutMetricData({ Namespace: 'shop', MetricData: [datum('sold', 5), datum('many', 12_345_678)] });
});
afterAll(() => sandbox.stop());

async function post(headers: Record<string, string>, body: string | Uint8Array<ArrayBuffer>, path = '/') {
  const scope = 'AWS4-HMAC-SHA256 Credential=A/20261121/eu-west-1/monitoring/aws4_request';
  const request = { method: 'POST', headers: { authorization: scope, ...headers }, body };
  const response = await fetch(sandbox.url + path, request);
  return Buffer.from(await response.arrayBuffer());
}

const query = (MetricName: string) => ({
  Id: 'm',
  MetricStat: { Metric: { Namespace: 'shop', MetricName }, Period: 60, Stat: 'Sum' },
});

test('a whole double is a float in CBOR, also as a threshold; counts stay integers', async () => {
  const input = loadSchemas(cloudWatchSdk).operations.get('GetMetricData')?.input;
  if (input === undefined) throw new Error('no schema of GetMetricData');
  const serializer = new CborCodec().createSerializer();
  serializer.write(input, {
    MetricDataQueries: [query('sold')],
    StartTime: new Date(START - 120_000),
    EndTime: new Date(START),
  });
  const headers = { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' };
  const path = '/service/GraniteServiceVersion20100801/operation/';
  const answer = await post(headers, new Uint8Array(serializer.flush()), `${path}GetMetricData`);
  const values = Buffer.concat([
    Buffer.from([0x66]),
    Buffer.from('Values'),
    Buffer.from('81fb4014000000000000', 'hex'),
  ]);
  expect(answer.includes(values)).toBe(true);
  const alarms = await post(headers, Buffer.from('a0', 'hex'), `${path}DescribeAlarms`);
  expect(alarms.toString('latin1')).toMatch(/Threshold\xfb/);
  expect(alarms.toString('latin1')).toMatch(/EvaluationPeriods[^\xfb]/);
});

test('XML and JSON print them as Java does', async () => {
  const form = (name: string) =>
    new URLSearchParams({
      Action: 'GetMetricStatistics',
      Namespace: 'shop',
      MetricName: name,
      StartTime: new Date(START - 120_000).toISOString(),
      EndTime: new Date(START).toISOString(),
      Period: '60',
      'Statistics.member.1': 'Sum',
      'Statistics.member.2': 'SampleCount',
      'ExtendedStatistics.member.1': 'p100',
    }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const xml = (await post(headers, form('sold'))).toString();
  expect(xml).toContain('<SampleCount>1.0</SampleCount>');
  expect(xml).toContain('<Sum>5.0</Sum>');
  expect(xml).toContain('<value>5.0</value>');
  expect((await post(headers, form('many'))).toString()).toContain('<Sum>1.2345678E7</Sum>');
  const input = { MetricDataQueries: [query('sold')], StartTime: START / 1000 - 120, EndTime: START / 1000 };
  const target = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'GraniteServiceVersion20100801.GetMetricData',
  };
  expect((await post(target, JSON.stringify(input))).toString()).toContain('"Values":[5.0]');
});

test('what is written as CBOR is read back the same by the SDK', () => {
  const { output } = loadSchemas(cloudWatchSdk).operations.get('DescribeAlarms') ?? {};
  if (output === undefined) throw new Error('no schema of DescribeAlarms');
  const alarm = fc.record(
    {
      AlarmName: fc.string({ unit: 'binary', maxLength: 300 }),
      ActionsEnabled: fc.boolean(),
      AlarmActions: fc.array(fc.string(), { maxLength: 30 }),
      StateUpdatedTimestamp: fc.date({ min: new Date(-1e12), max: new Date(4e12), noInvalidDate: true }),
      EvaluationPeriods: fc.maxSafeInteger(),
      Period: fc.nat({ max: 70_000 }),
      Threshold: fc.oneof(fc.integer(), fc.double({ noNaN: true })),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(alarm, { maxLength: 40 }), (MetricAlarms) => {
      const read: unknown = new CborCodec().createDeserializer().read(output, writeCbor(output, { MetricAlarms }));
      expect(read).toEqual({ MetricAlarms });
    }),
  );
});

const PYTHON = `
import json, sys, boto3, botocore.session
session = botocore.session.get_session()
doubles = set()
def walk(shape, where, seen):
    if shape.type_name in ("double", "float"):
        doubles.add(where)
    elif shape.type_name == "structure" and shape.name not in seen:
        for name, member in shape.members.items():
            walk(member, shape.name + "." + name, seen | {shape.name})
    elif shape.type_name == "list":
        walk(shape.member, where, seen)
    elif shape.type_name == "map":
        walk(shape.value, where, seen)
for service, operations in json.loads(sys.argv[1]).items():
    model = session.get_service_model(service)
    for name in operations:
        shape = model.operation_model(name).output_shape
        if shape is not None:
            walk(shape, "", frozenset())
watch = boto3.client("cloudwatch")
result = watch.get_metric_data(
    MetricDataQueries=[{"Id": "m", "MetricStat": {"Metric": {"Namespace": "shop", "MetricName": "sold"}, "Period": 60, "Stat": "Sum"}}],
    StartTime=${START / 1000 - 120}, EndTime=${START / 1000},
)
alarm = watch.describe_alarms()["MetricAlarms"][0]
print(json.dumps({
    "doubles": sorted(doubles),
    "value": repr(result["MetricDataResults"][0]["Values"][0]),
    "threshold": type(alarm["Threshold"]).__name__,
    "periods": type(alarm["EvaluationPeriods"]).__name__,
}))
`;

test.skipIf(!hasBoto3)('botocore reads floats, and every double of its models is written as one', async () => {
  const { services } = sandbox.world;
  const names: Record<string, string> = { monitoring: 'cloudwatch' };
  const operations = Object.fromEntries(services.map(({ id, operations: own }) => [names[id] ?? id, Object.keys(own)]));
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: sandbox.url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_DEFAULT_REGION: 'eu-west-1',
  };
  const { stdout } = await run('python3', ['-c', PYTHON, JSON.stringify(operations)], { env });
  const { doubles, ...seen } = JSON.parse(stdout) as { doubles: string[] };
  expect(seen).toEqual({ value: '5.0', threshold: 'float', periods: 'int' });
  // Structures that no answer of the sandbox holds.
  const never = ['CloudFormationTarget', 'ECSTaskSet', 'LambdaManagedInstancesCapacityProviderConfig'];
  expect(doubles.filter((name) => !never.includes(name.split('.')[0] ?? '') && !DOUBLES.has(name))).toEqual([]);
});
