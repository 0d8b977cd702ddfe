import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
  SetAlarmStateCommand,
  type PutMetricAlarmCommandInput,
} from '@aws-sdk/client-cloudwatch';
import {
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  GetProvisionedConcurrencyConfigCommand,
  InvokeCommand,
  ListFunctionsCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ask } from '../control/ask.ts';
import { START, startStory, type Story } from '../testing/story.ts';

// What others recorded at AWS and the sandbox once did otherwise; each with the genuine SDK.

const ARN = 'arn:aws:lambda:eu-west-1:482109371166:function:orders';
const ROLE = 'arn:aws:iam::482109371166:role/orders';
const IMAGE = '482109371166.dkr.ecr.eu-west-1.amazonaws.com/shop/boxed';

let story: Story;
beforeEach(async () => {
  story = await startStory();
});
afterEach(() => story.end());

describe('publishing', () => {
  const publish = async (Description?: string) => {
    const answer = await story.lambda.send(new PublishVersionCommand({ FunctionName: 'orders', Description }));
    return `${answer.Version} ${answer.Description}`;
  };
  const configure = (settings: object) =>
    story.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'orders', ...settings }));

  test('a changed description of $LATEST makes a version; the same again does not', async () => {
    await story.prepare();
    expect(await publish()).toBe('3 ');
    await configure({ Description: 'commit 1f0c' });
    expect(await publish()).toBe('4 commit 1f0c');
    expect(await publish()).toBe('4 commit 1f0c');
    await configure({ Description: 'commit 1f0c' });
    expect(await publish()).toBe('4 commit 1f0c');
    await configure({ Description: '' });
    expect(await publish()).toBe('5 ');
  });

  test('a description that only the version gets changes nothing in $LATEST', async () => {
    await story.prepare();
    await configure({ Timeout: 9 });
    expect(await publish('from the pipeline')).toBe('4 from the pipeline');
    expect(await publish('another')).toBe('4 from the pipeline');
    await configure({ Description: 'from the pipeline' });
    expect(await publish()).toBe('5 from the pipeline');
  });

  test('CreateFunction with Publish answers the version, and the ARN without it', async () => {
    const create = new CreateFunctionCommand({
      FunctionName: 'orders',
      Role: ROLE,
      Runtime: 'python3.13',
      Handler: 'app.handler',
      Code: { ZipFile: Buffer.from('x') },
      Publish: true,
    });
    expect(await story.lambda.send(create)).toMatchObject({ Version: '1', FunctionArn: ARN });
    const read = new GetFunctionConfigurationCommand({ FunctionName: 'orders', Qualifier: '1' });
    expect(await story.lambda.send(read)).toMatchObject({ Version: '1', FunctionArn: `${ARN}:1` });
  });
});

test('the code of an image function is in ECR, for each version its own', async () => {
  const { lambda } = story;
  const FunctionName = 'boxed';
  const Code = { ImageUri: `${IMAGE}:one` };
  await lambda.send(new CreateFunctionCommand({ FunctionName, Role: ROLE, PackageType: 'Image', Code, Publish: true }));
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ImageUri: `${IMAGE}@sha256:${'a'.repeat(64)}` }));
  const read = (Qualifier: string) => lambda.send(new GetFunctionCommand({ FunctionName, Qualifier }));
  const first = await read('1');
  expect(first.Configuration?.CodeSha256).toMatch(/^[0-9a-f]{64}$/);
  expect(first.Code).toEqual({
    RepositoryType: 'ECR',
    ImageUri: `${IMAGE}:one`,
    ResolvedImageUri: `${IMAGE}@sha256:${first.Configuration?.CodeSha256}`,
  });
  expect((await read('$LATEST')).Code).toMatchObject({
    RepositoryType: 'ECR',
    ResolvedImageUri: expect.stringMatching(new RegExp(`^${IMAGE}@sha256:[0-9a-f]{64}$`)),
  });
  await story.prepare();
  const zipped = await lambda.send(new GetFunctionCommand({ FunctionName: 'orders' }));
  expect(zipped.Code).toMatchObject({ RepositoryType: 'S3' });
});

test('lists have no states; with ALL, $LATEST has its qualifier', async () => {
  await story.prepare();
  const all = await story.lambda.send(new ListFunctionsCommand({ FunctionVersion: 'ALL' }));
  expect(all.Functions?.slice(0, 3).map(({ FunctionArn }) => FunctionArn)).toEqual([
    `${ARN}:$LATEST`,
    `${ARN}:1`,
    `${ARN}:2`,
  ]);
  const plain = await story.lambda.send(new ListFunctionsCommand({}));
  expect(plain.Functions?.[0]?.FunctionArn).toBe(ARN);
  const versions = await story.lambda.send(new ListVersionsByFunctionCommand({ FunctionName: 'orders' }));
  for (const row of [...(all.Functions ?? []), ...(plain.Functions ?? []), ...(versions.Versions ?? [])]) {
    for (const member of ['State', 'LastUpdateStatus', 'RuntimeVersionConfig']) expect(row).not.toHaveProperty(member);
    expect(row).toHaveProperty('CodeSha256');
  }
  const one = await story.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'orders' }));
  expect(one).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful' });
});

describe('a qualifier beside an ARN that has one', () => {
  const refusal = {
    name: 'InvalidParameterValueException',
    message: 'The derived qualifier from the function name does not match the specified qualifier.',
    $metadata: { httpStatusCode: 400 },
  };
  type Named = { FunctionName: string; Qualifier: string };
  test.each<[string, (input: Named) => Promise<unknown>]>([
    ['GetFunction', (input) => story.lambda.send(new GetFunctionCommand(input))],
    ['GetFunctionConfiguration', (input) => story.lambda.send(new GetFunctionConfigurationCommand(input))],
    ['Invoke', (input) => story.lambda.send(new InvokeCommand(input))],
    ['DeleteFunction', (input) => story.lambda.send(new DeleteFunctionCommand(input))],
    [
      'GetProvisionedConcurrencyConfig',
      (input) => story.lambda.send(new GetProvisionedConcurrencyConfigCommand(input)),
    ],
  ])('%s refuses another one', async (_name, call) => {
    await story.prepare();
    for (const FunctionName of [`${ARN}:1`, 'orders:live', '482109371166:function:orders:$LATEST'])
      await expect(call({ FunctionName, Qualifier: '2' })).rejects.toMatchObject(refusal);
  });

  test('the same twice is fine', async () => {
    await story.prepare();
    const read = new GetFunctionCommand({ FunctionName: `${ARN}:2`, Qualifier: '2' });
    expect((await story.lambda.send(read)).Configuration?.Version).toBe('2');
  });
});

test('several units are not added up, and the answer says so', async () => {
  const at = (seconds: number): Date => new Date(START - 120_000 + seconds * 1000);
  const datum = (Value: number, Unit: 'Seconds' | 'Count' | undefined, seconds: number) => ({
    MetricName: 'took',
    Value,
    Timestamp: at(seconds),
    ...(Unit === undefined ? {} : { Unit }),
  });
  const MetricData = [datum(1, 'Count', 0), datum(70, 'Seconds', 1), datum(7, undefined, 2), datum(5, 'Seconds', 60)];
  await story.cloudWatch.send(new PutMetricDataCommand({ Namespace: 'shop', MetricData }));
  const read = async (Unit?: 'Seconds') => {
    const stat = (Id: string, Stat: string) => {
      const Metric = { Namespace: 'shop', MetricName: 'took' };
      return { Id, MetricStat: { Metric, Period: 60, Stat, Unit } };
    };
    const { MetricDataResults = [] } = await story.cloudWatch.send(
      new GetMetricDataCommand({
        StartTime: at(0),
        EndTime: at(120),
        ScanBy: 'TimestampAscending',
        MetricDataQueries: [stat('sum', 'Sum'), stat('most', 'Maximum')],
      }),
    );
    return MetricDataResults;
  };
  const Messages = [{ Code: 'MultipleUnits', Value: "Multiple units returned: '[Count, None, Seconds]'" }];
  expect(await read()).toMatchObject([
    { Id: 'sum', Values: [1, 5], Messages },
    { Id: 'most', Values: [1, 5], Messages },
  ]);
  const seconds = await read('Seconds');
  expect(seconds).toMatchObject([
    { Id: 'sum', Values: [70, 5] },
    { Id: 'most', Values: [70, 5] },
  ]);
  expect(seconds[0]?.Messages ?? []).toEqual([]);
});

describe('an alarm on an anomaly band', () => {
  const band = (more: Partial<PutMetricAlarmCommandInput> = {}) =>
    story.cloudWatch.send(
      new PutMetricAlarmCommand({
        AlarmName: 'band',
        EvaluationPeriods: 2,
        ComparisonOperator: 'GreaterThanUpperThreshold',
        ThresholdMetricId: 'ad1',
        Metrics: [
          {
            Id: 'm1',
            MetricStat: {
              Metric: {
                Namespace: 'AWS/Lambda',
                MetricName: 'Errors',
                Dimensions: [{ Name: 'FunctionName', Value: 'x' }],
              },
              Period: 60,
              Stat: 'Sum',
            },
            ReturnData: true,
          },
          { Id: 'ad1', Expression: 'ANOMALY_DETECTION_BAND(m1, 2)', ReturnData: true },
        ],
        ...more,
      }),
    );
  const read = async () =>
    (await story.cloudWatch.send(new DescribeAlarmsCommand({ AlarmNames: ['band'] }))).MetricAlarms?.[0];

  test('is taken, described as it was put, and stays without data', async () => {
    await band();
    await story.advance(600);
    expect(await read()).toMatchObject({
      StateValue: 'INSUFFICIENT_DATA',
      ComparisonOperator: 'GreaterThanUpperThreshold',
      ThresholdMetricId: 'ad1',
      Metrics: [{ Id: 'm1' }, { Id: 'ad1', Expression: 'ANOMALY_DETECTION_BAND(m1, 2)' }],
    });
    expect(await read()).not.toHaveProperty('Threshold');
  });

  test('can be set, and keeps its state when it is put again', async () => {
    await band();
    const set = { AlarmName: 'band', StateValue: 'ALARM', StateReason: 'by hand' } as const;
    await story.cloudWatch.send(new SetAlarmStateCommand(set));
    await band({ ComparisonOperator: 'LessThanLowerOrGreaterThanUpperThreshold' });
    await story.advance(600);
    expect(await read()).toMatchObject({ StateValue: 'ALARM' });
  });

  test('by a template is the same alarm', async () => {
    const stacks = new CloudFormationClient({
      region: 'eu-west-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      endpoint: story.url,
    });
    const metric = 'MetricStat: {Metric: {Namespace: n, MetricName: m}, Period: 60, Stat: Sum}';
    const TemplateBody = `Resources:
  Band:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmName: band
      EvaluationPeriods: 2
      ComparisonOperator: LessThanLowerThreshold
      ThresholdMetricId: ad1
      Metrics: [{Id: m1, ${metric}}, {Id: ad1, Expression: 'ANOMALY_DETECTION_BAND(m1, 3)'}]
`;
    await stacks.send(new CreateStackCommand({ StackName: 'bands', TemplateBody }));
    stacks.destroy();
    expect(await read()).toMatchObject({ ThresholdMetricId: 'ad1', ComparisonOperator: 'LessThanLowerThreshold' });
  });

  test.each<[string, Partial<PutMetricAlarmCommandInput>]>([
    ['an operator of a static threshold', { ComparisonOperator: 'GreaterThanThreshold' }],
    ['a threshold as well', { Threshold: 1 }],
    ['no such id', { ThresholdMetricId: 'm1' }],
    ['no metrics', { Metrics: [] }],
    ['a metric beside them', { MetricName: 'Errors', Namespace: 'AWS/Lambda' }],
    ['no periods', { EvaluationPeriods: 0 }],
    ['more data points than periods', { DatapointsToAlarm: 3 }],
    ['an operator of bands without one', { ThresholdMetricId: undefined, Threshold: 1 }],
  ])('is refused with %s', async (_what, more) => {
    await expect(band(more)).rejects.toMatchObject({ $metadata: { httpStatusCode: 400 } });
    expect(await read()).toBeUndefined();
  });
});

describe('stacks', () => {
  let stacks: CloudFormationClient;
  beforeEach(() => {
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
    stacks = new CloudFormationClient({ region: 'eu-west-1', credentials, endpoint: story.url, maxAttempts: 1 });
  });
  afterEach(() => stacks.destroy());

  const code = (name: string, memory: number): string => `
  ${name}:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: ${name}
      Role: ${ROLE}
      Runtime: nodejs22.x
      Handler: index.handler
      MemorySize: ${memory}
      Code: {ZipFile: 'exports.handler = async () => 1'}`;

  test('without outputs, DescribeStacks has none', async () => {
    await stacks.send(new CreateStackCommand({ StackName: 'plain', TemplateBody: `Resources:${code('one', 128)}` }));
    const { Stacks } = await stacks.send(new DescribeStacksCommand({ StackName: 'plain' }));
    expect(Stacks?.[0]).toMatchObject({ StackStatus: 'CREATE_COMPLETE', Tags: [] });
    expect(Stacks?.[0]).not.toHaveProperty('Outputs');
  });

  test('a rollback restores functions side by side', async () => {
    const template = (
      memory: number,
      threshold: string,
    ): string => `Resources:${code('one', memory)}${code('two', memory)}${code('three', memory)}
  Red:
    Type: AWS::CloudWatch::Alarm
    DependsOn: [one, two, three]
    Properties: {AlarmName: red, Namespace: n, MetricName: m, Statistic: Sum, Period: 60, EvaluationPeriods: 1, Threshold: ${threshold}, ComparisonOperator: GreaterThanThreshold}
`;
    await stacks.send(new CreateStackCommand({ StackName: 'shop', TemplateBody: template(128, '1') }));
    await stacks.send(new UpdateStackCommand({ StackName: 'shop', TemplateBody: template(256, 'many') }));
    await story.advance(120);
    const { StackEvents = [] } = await stacks.send(new DescribeStackEventsCommand({ StackName: 'shop' }));
    const told = StackEvents.toReversed();
    const from = told.findIndex(({ ResourceStatus }) => `${ResourceStatus}` === 'UPDATE_ROLLBACK_IN_PROGRESS');
    const restored = told.slice(from + 1).filter(({ ResourceType }) => ResourceType === 'AWS::Lambda::Function');
    expect(restored.map(({ ResourceStatus, LogicalResourceId }) => `${ResourceStatus} ${LogicalResourceId}`)).toEqual([
      'UPDATE_IN_PROGRESS one',
      'UPDATE_IN_PROGRESS two',
      'UPDATE_IN_PROGRESS three',
      'UPDATE_COMPLETE one',
      'UPDATE_COMPLETE two',
      'UPDATE_COMPLETE three',
    ]);
    expect(new Set(restored.map(({ Timestamp }) => Timestamp?.getTime())).size).toBe(2);
    expect(told.at(-1)?.ResourceStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    const one = await story.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'one' }));
    expect(one.MemorySize).toBe(128);
  });
});

test('a hook that the role may not invoke fails the deployment with IAM_ROLE_PERMISSIONS, and AWS’s words', async () => {
  await story.prepare();
  await story.deploy('1', '2');
  await story.advance(1000);
  const roleArn = 'arn:aws:iam::482109371166:role/CodeDeployServiceRole';
  await ask(`${story.sandbox.url}/_sandbox/roles`, { roleArn, hooks: 'CodeDeployHook_*' });
  for (const event of ['BeforeAllowTraffic', 'AfterAllowTraffic']) {
    const id = await story.deploy('2', '3', { hooks: [{ [event]: 'orders-before' }] });
    await story.advance(2000);
    expect(await story.deployment(id)).toMatchObject({
      status: 'Failed',
      errorInformation: {
        code: 'IAM_ROLE_PERMISSIONS',
        message: `The IAM role ${roleArn} does not give you permission to perform operations in the following AWS service: AWSLambda. Contact your AWS administrator if you need help. If you are an AWS administrator, you can grant permissions to your users or groups by creating IAM policies.`,
      },
    });
    expect(await story.alias()).toBe('2');
  }
});

test('a reset gives new deployment ids, and the rest of the run stays the same', async () => {
  const seen = new Set<string>();
  const versions = new Set<string>();
  for (let i = 0; i < 3; i++) {
    const reset = { scenario: 'test', seed: 7, startAt: '2026-11-20T14:00:00Z' };
    await ask(`${story.sandbox.url}/_sandbox/reset`, reset);
    const rollout = { application: 'orders-api', group: 'orders-api-live' };
    const shipped = await ask(`${story.sandbox.url}/_sandbox/rollouts`, rollout);
    const { deploymentId, version } = shipped as { deploymentId: string; version: string };
    expect(deploymentId).toMatch(/^d-[A-Z0-9]{9}$/);
    seen.add(deploymentId);
    versions.add(version);
  }
  expect(seen.size).toBe(3);
  expect(versions.size).toBe(1);
});
