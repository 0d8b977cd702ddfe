import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  ListStackResourcesCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { CodeDeployClient, CreateDeploymentCommand, GetDeploymentCommand } from '@aws-sdk/client-codedeploy';
import {
  GetAliasCommand,
  GetFunctionConfigurationCommand,
  GetProvisionedConcurrencyConfigCommand,
  LambdaClient,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../start-sandbox.ts';

const CAPABILITIES = ['CAPABILITY_IAM' as const, 'CAPABILITY_AUTO_EXPAND' as const];
const settings = { region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, maxAttempts: 1 };

/** A function with an alarm on its new version. Its runtime is none that the sandbox runs: its calls are made up. */
const template = (key: string, memory = 256): string => `
Transform: AWS::Serverless-2016-10-31
Resources:
  Checkout:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: checkout
      CodeUri: s3://packages/${key}
      Handler: index.handler
      Runtime: python3.13
      MemorySize: ${memory}
      AutoPublishAlias: live
      DeploymentPreference:
        Type: Canary10Percent5Minutes
        Alarms: [!Ref Errors]
  Errors:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmName: checkout-errors
      Namespace: AWS/Lambda
      MetricName: Errors
      Dimensions:
        - {Name: FunctionName, Value: !Ref Checkout}
        - {Name: Resource, Value: !Sub '\${Checkout}:live'}
        - {Name: ExecutedVersion, Value: !GetAtt Checkout.Version.Version}
      Statistic: Sum
      Period: 60
      EvaluationPeriods: '1'
      Threshold: '0'
      ComparisonOperator: GreaterThanThreshold
      TreatMissingData: notBreaching
Outputs:
  Alias: {Value: !Ref Checkout.Alias}
`;

let sandbox: Sandbox;
let stacks: CloudFormationClient;
let lambda: LambdaClient;
let codeDeploy: CodeDeployClient;
beforeEach(async () => {
  sandbox = await startSandbox({ rate: 0, seed: 7, startAt: Date.UTC(2026, 10, 20, 14) });
  const config = { ...settings, endpoint: sandbox.url };
  stacks = new CloudFormationClient(config);
  lambda = new LambdaClient(config);
  codeDeploy = new CodeDeployClient(config);
});
afterEach(async () => {
  for (const client of [stacks, lambda, codeDeploy]) client.destroy();
  await sandbox.stop();
});

const create = (body: string) =>
  stacks.send(new CreateStackCommand({ StackName: 'shop', TemplateBody: body, Capabilities: CAPABILITIES }));
const update = (body: string) =>
  stacks.send(new UpdateStackCommand({ StackName: 'shop', TemplateBody: body, Capabilities: CAPABILITIES }));
const advance = (seconds: number) => sandbox.world.clock.advance(seconds * 1000);
const status = async () =>
  (await stacks.send(new DescribeStacksCommand({ StackName: 'shop' }))).Stacks?.[0]?.StackStatus;
/** Newest last: "logicalId status reason". */
const events = async () => {
  const { StackEvents = [] } = await stacks.send(new DescribeStackEventsCommand({ StackName: 'shop' }));
  return StackEvents.toReversed().map((event) =>
    [event.LogicalResourceId, event.ResourceStatus, event.ResourceStatusReason].filter(Boolean).join(' '),
  );
};
const alias = async () => {
  const { FunctionVersion, RoutingConfig } = await lambda.send(
    new GetAliasCommand({ FunctionName: 'checkout', Name: 'live' }),
  );
  return { version: FunctionVersion, weights: RoutingConfig?.AdditionalVersionWeights };
};

test('a template becomes a stack whose resources are in their services', async () => {
  const { StackId } = await create(template('one.zip'));
  expect(StackId).toMatch(/^arn:aws:cloudformation:eu-west-1:482109371166:stack\/shop\/[0-9a-f-]{36}$/);
  const { Stacks } = await stacks.send(new DescribeStacksCommand({}));
  expect(Stacks?.[0]).toMatchObject({
    StackName: 'shop',
    StackStatus: 'CREATE_COMPLETE',
    CreationTime: new Date('2026-11-20T14:00:00Z'),
  });
  expect(Stacks?.[0]?.Outputs?.[0]?.OutputValue).toBe('arn:aws:lambda:eu-west-1:482109371166:function:checkout:live');
  const { StackResources = [] } = await stacks.send(new DescribeStackResourcesCommand({ StackName: 'shop' }));
  const group = StackResources.find(({ LogicalResourceId }) => LogicalResourceId === 'CheckoutDeploymentGroup');
  expect(group?.PhysicalResourceId).toMatch(/^shop-CheckoutDeploymentGroup-[A-Za-z0-9]{12}$/);
  const { StackResourceSummaries } = await stacks.send(new ListStackResourcesCommand({ StackName: 'shop' }));
  expect(StackResourceSummaries).toHaveLength(StackResources.length);
  const { TemplateBody = '' } = await stacks.send(
    new GetTemplateCommand({ StackName: 'shop', TemplateStage: 'Processed' }),
  );
  expect(TemplateBody).toContain('ServerlessDeploymentApplication');
  expect(await alias()).toEqual({ version: '1', weights: undefined });
});

test('new code is published and deployed, and the stack waits for it', async () => {
  await create(template('one.zip'));
  await update(template('two.zip'));
  expect(await status()).toBe('UPDATE_IN_PROGRESS');
  await expect(update(template('three.zip'))).rejects.toThrow(/is in UPDATE_IN_PROGRESS state and can not be updated/);
  await advance(30);
  expect(await alias()).toEqual({ version: '1', weights: { 2: 0.1 } });
  const started = (await events()).find((line) => line.includes('CodeDeploy deployment started'));
  expect(started).toMatch(/^CheckoutAliaslive UPDATE_IN_PROGRESS CodeDeploy deployment started: d-[A-Z0-9]{9}$/);
  const { deploymentInfo } = await codeDeploy.send(new GetDeploymentCommand({ deploymentId: started?.split(': ')[1] }));
  expect(deploymentInfo?.creator).toBe('user');
  await advance(330);
  expect(await status()).toBe('UPDATE_COMPLETE');
  expect(await alias()).toEqual({ version: '2', weights: undefined });
});

test('provisioned concurrency, architecture and layers of a template are Lambda’s', async () => {
  const layer = 'arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension:53';
  const more = (provisioned: number | null) =>
    template('one.zip').replace(
      '      AutoPublishAlias: live',
      [
        '      Architectures: [arm64]',
        `      Layers: ['${layer}']`,
        ...(provisioned === null
          ? []
          : [`      ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: '${provisioned}'}`]),
        '      AutoPublishAlias: live',
      ].join('\n'),
    );
  const target = { FunctionName: 'checkout', Qualifier: 'live' };
  const provisioned = () => lambda.send(new GetProvisionedConcurrencyConfigCommand(target));
  await create(more(5));
  expect(await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'checkout' }))).toMatchObject({
    Architectures: ['arm64'],
    Layers: [{ Arn: layer }],
  });
  expect(await provisioned()).toMatchObject({ RequestedProvisionedConcurrentExecutions: 5, Status: 'IN_PROGRESS' });
  await advance(100);
  await update(more(7));
  await advance(10);
  expect(await status()).toBe('UPDATE_COMPLETE');
  expect(await provisioned()).toMatchObject({
    RequestedProvisionedConcurrentExecutions: 7,
    AllocatedProvisionedConcurrentExecutions: 5,
  });
  await update(more(null));
  await advance(10);
  await expect(provisioned()).rejects.toMatchObject({ name: 'ProvisionedConcurrencyConfigNotFoundException' });
  expect(JSON.stringify(sandbox.world.cloudFormation.report('shop')?.notModelled)).not.toContain('rovisioned');
});

test('a bad version is stopped by its alarm, and the stack rolls back', async () => {
  await create(template('one.zip'));
  sandbox.world.traffic.setTraffic('checkout', 'live', { perMinute: 600 });
  sandbox.world.traffic.setBehaviour('checkout', '2', { errorPercent: 100, latencyMs: { p50: 10, p99: 50 } });
  await advance(120);
  await update(template('bad.zip'));
  await advance(400);
  expect(await status()).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(await alias()).toEqual({ version: '1', weights: undefined });
  const told = await events();
  const line = (part: string): string => told.find((text) => text.includes(part)) ?? '';
  const [, id = ''] = line('CodeDeploy deployment started').split(': ');
  expect(line('CodeDeploy rollback deployment started')).toMatch(
    /^CheckoutAliaslive UPDATE_IN_PROGRESS .*: d-[A-Z0-9]{9}$/,
  );
  expect(line('CheckoutAliaslive UPDATE_FAILED')).toContain(
    `Resource handler returned message: "${id} failed. One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms: <checkout-errors>" (RequestToken: `,
  );
  expect(line('shop UPDATE_ROLLBACK_IN_PROGRESS')).toContain(
    'The following resource(s) failed to update: [CheckoutAliaslive]. ',
  );
  expect(line('DELETE_SKIPPED')).toMatch(/^CheckoutVersion[0-9a-f]{10} DELETE_SKIPPED$/);
  expect(told.filter((text) => text.includes('CodeDeploy deployment started'))).toHaveLength(1);
  const { Versions } = await lambda.send(new ListVersionsByFunctionCommand({ FunctionName: 'checkout' }));
  expect(Versions?.map(({ Version }) => Version)).toEqual(['$LATEST', '1', '2']);

  await update(template('good.zip'));
  await advance(400);
  expect(await status()).toBe('UPDATE_COMPLETE');
  expect(await alias()).toEqual({ version: '3', weights: undefined });
});

test('a group that is busy with a deployment of somebody else fails the stack, which says so', async () => {
  await create(template('one.zip'));
  const named = (id: string) =>
    sandbox.world.cloudFormation.report('shop')?.resources.find(({ logicalId }) => logicalId === id)?.physicalId;
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'checkout', ZipFile: Buffer.from('by hand') }));
  await lambda.send(new PublishVersionCommand({ FunctionName: 'checkout' }));
  const Properties = { Name: 'checkout', Alias: 'live', CurrentVersion: '1', TargetVersion: '2' };
  const content = JSON.stringify({
    version: 0.0,
    Resources: [{ checkout: { Type: 'AWS::Lambda::Function', Properties } }],
  });
  await codeDeploy.send(
    new CreateDeploymentCommand({
      applicationName: named('ServerlessDeploymentApplication'),
      deploymentGroupName: named('CheckoutDeploymentGroup'),
      revision: { revisionType: 'AppSpecContent', appSpecContent: { content } },
    }),
  );
  await advance(5);
  await update(template('two.zip'));
  await advance(60);
  expect(await status()).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect((await events()).find((text) => text.includes('UPDATE_FAILED'))).toBe(
    'CheckoutAliaslive UPDATE_FAILED A conflicting deployment is in progress',
  );
});

test('the same template again is no update, and a lost one is told with its line', async () => {
  await create(template('one.zip'));
  await expect(update(template('one.zip'))).rejects.toMatchObject({
    name: 'ValidationError',
    message: 'No updates are to be performed.',
  });
  await expect(update(`${template('two.zip')}\nBogus: 1`)).rejects.toThrow(
    /TemplateBody:\d+:1: Bogus: Invalid template property/,
  );
  await expect(stacks.send(new DescribeStacksCommand({ StackName: 'nowhere' }))).rejects.toThrow(
    'Stack with id nowhere does not exist',
  );
  await expect(
    stacks.send(new CreateStackCommand({ StackName: 'other', TemplateBody: template('x') })),
  ).rejects.toMatchObject({
    name: 'InsufficientCapabilitiesException',
  });
});

test('a stack that cannot be made is rolled back whole', async () => {
  await create(template('one.zip').replace("Threshold: '0'", "Threshold: 'much'"));
  expect(await status()).toBe('ROLLBACK_COMPLETE');
  await expect(alias()).rejects.toThrow('Cannot find alias');
});

test('a deleted stack takes its resources with it, but for versions', async () => {
  await create(template('one.zip'));
  await stacks.send(new DeleteStackCommand({ StackName: 'shop' }));
  await advance(60);
  await expect(status()).rejects.toThrow('does not exist');
  await expect(alias()).rejects.toThrow('Cannot find alias');
});

test('the control endpoint makes a stack and lists what has no effect', async () => {
  const load = async (body: object) =>
    (
      await fetch(`${sandbox.url}/_sandbox/stacks`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    ).json();
  expect(await load({ stack: 'shop', templateBody: template('one.zip') })).toMatchObject({
    status: 'CREATE_COMPLETE',
    done: 'created',
    notModelled: [
      { logicalId: 'CheckoutRole', type: 'AWS::IAM::Role', why: 'this type is not modelled' },
      { logicalId: 'CodeDeployServiceRole', type: 'AWS::IAM::Role', why: 'this type is not modelled' },
    ],
  });
  expect(await load({ stack: 'shop', templateBody: template('two.zip') })).toMatchObject({
    status: 'UPDATE_IN_PROGRESS',
    done: 'updating',
  });
  expect(
    await load({ stack: 'other', templateBody: 'Resources:\n  A: {Type: T, Properties: !Nope 1}\n' }),
  ).toMatchObject({
    issues: [{ path: 'templateBody:2:34 Resources.A.Properties', message: 'the tag !Nope is no intrinsic function' }],
  });
});
