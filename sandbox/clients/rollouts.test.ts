import {
  CreateDeploymentConfigCommand,
  GetDeploymentConfigCommand,
  ListDeploymentsCommand,
  type ListDeploymentsCommandInput,
  StopDeploymentCommand,
} from '@aws-sdk/client-codedeploy';
import { UpdateAliasCommand } from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { START, startStory, type Story } from '../testing/story.ts';

const ALARM_TEXT =
  'One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms:';
const ALL_EVENTS = {
  autoRollbackConfiguration: {
    enabled: true,
    events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
  },
} as const;
const withEvents = {
  autoRollbackConfiguration: { enabled: true, events: [...ALL_EVENTS.autoRollbackConfiguration.events] },
};

let story: Story;
beforeEach(async () => {
  story = await startStory();
});
afterEach(() => story.end());

test('a healthy linear rollout moves 10% a minute and is at 100% after nine minutes', async () => {
  await story.prepare({ deploymentConfigName: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute' });
  const id = await story.deploy('1', '2');
  expect((await story.deployment(id)).status).toBe('Created');
  await story.advance(3);
  expect((await story.deployment(id)).status).toBe('InProgress');
  expect(await story.alias()).toBe('1 2=0.1');
  expect(await story.target(id)).toMatchObject({
    lambdaFunctionInfo: {
      functionName: 'orders',
      functionAlias: 'live',
      currentVersion: '1',
      targetVersion: '2',
      targetVersionWeight: 0.1,
    },
  });
  for (let minute = 1; minute < 9; minute++) {
    await story.advance(60);
    expect(await story.alias()).toBe(`1 2=${(minute + 1) / 10}`);
  }
  expect(await story.events(id)).toEqual(['Succeeded', 'InProgress', 'Pending']);
  await story.advance(60);
  expect(await story.alias()).toBe('2');
  const done = await story.deployment(id);
  expect(done).toMatchObject({ status: 'Succeeded', creator: 'user', computePlatform: 'Lambda' });
  expect(done.createTime?.getTime()).toBe(START);
  expect(await story.events(id)).toEqual(['Succeeded', 'Succeeded', 'Succeeded']);
  expect((await story.target(id)).lambdaFunctionInfo?.targetVersionWeight).toBe(1);
});

test('a canary runs about five minutes, its hooks included', async () => {
  await story.prepare();
  const id = await story.deploy('1', '2', {
    hooks: [{ BeforeAllowTraffic: 'orders-before' }, { AfterAllowTraffic: 'orders-after' }],
  });
  await story.advance(320);
  const done = await story.deployment(id);
  expect(done.status).toBe('Succeeded');
  const ran = ((done.completeTime?.getTime() ?? 0) - (done.startTime?.getTime() ?? 0)) / 1000;
  expect(ran).toBeGreaterThan(300);
  expect(ran).toBeLessThan(312);
});

test('an alarm stops a canary after about 12 s and a new deployment rolls it back', async () => {
  await story.alarm('orders-errors');
  await story.alarm('orders-5xx');
  await story.alarm('orders-quiet');
  await story.prepare({
    alarmConfiguration: {
      enabled: true,
      alarms: [{ name: 'orders-errors' }, { name: 'orders-5xx' }, { name: 'orders-quiet' }],
    },
  });
  const id = await story.deploy('1', '2');
  await story.advance(60);
  expect(await story.alias()).toBe('1 2=0.1');
  await story.setAlarm('orders-errors', 'ALARM');
  await story.setAlarm('orders-5xx', 'ALARM');
  await story.advance(10);
  expect((await story.deployment(id)).status).toBe('InProgress');
  await story.advance(6);
  const stopped = await story.deployment(id);
  expect(stopped.status).toBe('Stopped');
  expect(stopped.errorInformation).toEqual({
    code: 'ALARM_ACTIVE',
    message: `${ALARM_TEXT} <orders-errors> <orders-5xx>`,
  });
  expect(await story.events(id)).toEqual(['Succeeded', 'Failed', 'Skipped']);
  const undoId = stopped.rollbackInfo?.rollbackDeploymentId ?? '';
  expect(stopped.rollbackInfo?.rollbackMessage).toBe(
    `Deployment ${id} terminated. Automatic rollback is triggered with a DeploymentId ${undoId}.`,
  );
  expect(await story.alias()).toBe('1');
  await story.advance(3);
  const undo = await story.deployment(undoId);
  expect(undo).toMatchObject({
    status: 'Succeeded',
    creator: 'codeDeployRollback',
    rollbackInfo: {
      rollbackTriggeringDeploymentId: id,
      rollbackMessage: `Deployment ${undoId} is triggered to roll back deployment ${id}.`,
    },
  });
  expect(await story.events(undoId)).toEqual(['Succeeded', 'Succeeded', 'Succeeded']);
});

test('an alarm in ALARM at the start stops the rollout 0.73 s later without moving the alias, and a rollback is made all the same', async () => {
  await story.alarm('orders-errors');
  await story.setAlarm('orders-errors', 'ALARM');
  await story.prepare({ alarmConfiguration: { enabled: true, alarms: [{ name: 'orders-errors' }] } });
  const id = await story.deploy('1', '2');
  await story.advance(2);
  const stopped = await story.deployment(id);
  expect(stopped).toMatchObject({ status: 'Stopped', errorInformation: { code: 'ALARM_ACTIVE' } });
  expect((stopped.completeTime?.getTime() ?? 0) - (stopped.startTime?.getTime() ?? 0)).toBe(730);
  expect(await story.alias()).toBe('1');
  await story.advance(5);
  expect((await story.deployment(stopped.rollbackInfo?.rollbackDeploymentId ?? '')).status).toBe('Succeeded');
});

test('overrideAlarmConfiguration ships past an alarm that is in ALARM', async () => {
  await story.alarm('orders-errors');
  await story.setAlarm('orders-errors', 'ALARM');
  await story.prepare({ alarmConfiguration: { enabled: true, alarms: [{ name: 'orders-errors' }] } });
  const id = await story.deploy('1', '2', {
    overrideAlarmConfiguration: { enabled: false, alarms: [{ name: 'orders-errors' }] },
  });
  await story.advance(310);
  expect((await story.deployment(id)).status).toBe('Succeeded');
});

test('an alarm that does not exist stops the rollout, unless ignorePollAlarmFailure', async () => {
  const alarms = [{ name: 'nowhere' }];
  await story.prepare({ alarmConfiguration: { enabled: true, alarms } });
  const stopped = await story.deploy('1', '2');
  await story.advance(5);
  expect((await story.deployment(stopped)).status).toBe('Stopped');
  const shipped = await story.deploy('1', '2', {
    overrideAlarmConfiguration: { enabled: true, alarms, ignorePollAlarmFailure: true },
  });
  await story.advance(310);
  expect((await story.deployment(shipped)).status).toBe('Succeeded');
});

test('stop with rollback puts all traffic on the baseline', async () => {
  await story.prepare();
  const id = await story.deploy('1', '2');
  await story.advance(30);
  const answer = await story.codeDeploy.send(
    new StopDeploymentCommand({ deploymentId: id, autoRollbackEnabled: true }),
  );
  expect(answer.status).toBe('Pending');
  await story.advance(5);
  expect(await story.alias()).toBe('1');
  const stopped = await story.deployment(id);
  expect(stopped).toMatchObject({ status: 'Stopped', errorInformation: { code: 'MANUAL_STOP' } });
  expect((await story.deployment(stopped.rollbackInfo?.rollbackDeploymentId ?? '')).status).toBe('Succeeded');
  await expect(story.codeDeploy.send(new StopDeploymentCommand({ deploymentId: id }))).rejects.toMatchObject({
    name: 'DeploymentAlreadyCompletedException',
  });
});

test('stop without rollback leaves the alias split, and later rollouts fail until the weights are removed', async () => {
  await story.prepare();
  const id = await story.deploy('1', '2');
  await story.advance(30);
  await story.codeDeploy.send(new StopDeploymentCommand({ deploymentId: id, autoRollbackEnabled: false }));
  await story.advance(5);
  expect(await story.alias()).toBe('1 2=0.1');
  expect((await story.deployment(id)).rollbackInfo).toBeUndefined();

  const next = await story.deploy('1', '3');
  await story.advance(5);
  expect(await story.deployment(next)).toMatchObject({
    status: 'Failed',
    errorInformation: { code: 'INVALID_LAMBDA_CONFIGURATION' },
  });
  expect(await story.alias()).toBe('1 2=0.1');

  await story.lambda.send(
    new UpdateAliasCommand({ FunctionName: 'orders', Name: 'live', RoutingConfig: { AdditionalVersionWeights: {} } }),
  );
  const last = await story.deploy('1', '3');
  await story.advance(310);
  expect((await story.deployment(last)).status).toBe('Succeeded');
  expect(await story.alias()).toBe('3');
});

test('a group that rolls back on request does so after a plain stop', async () => {
  await story.prepare(withEvents);
  const id = await story.deploy('1', '2');
  await story.advance(30);
  await story.codeDeploy.send(new StopDeploymentCommand({ deploymentId: id }));
  await story.advance(5);
  expect(await story.alias()).toBe('1');
  expect((await story.deployment(id)).rollbackInfo?.rollbackDeploymentId).toBeDefined();
});

test('a rollout stopped before it started never has a target', async () => {
  await story.prepare();
  const id = await story.deploy('1', '2');
  await expect(story.target(id)).rejects.toMatchObject({ name: 'DeploymentNotStartedException' });
  await story.codeDeploy.send(new StopDeploymentCommand({ deploymentId: id }));
  await story.advance(5);
  expect((await story.deployment(id)).status).toBe('Stopped');
  expect(await story.alias()).toBe('1');
});

test('a busy group takes no second deployment', async () => {
  await story.prepare();
  const id = await story.deploy('1', '2');
  await expect(story.deploy('1', '3')).rejects.toMatchObject({
    name: 'DeploymentLimitExceededException',
    message: `The Deployment Group 'orders-live' already has an active Deployment '${id}'`,
  });
});

test('an AppSpec that does not fit the alias fails after the call, in the words captured', async () => {
  await story.prepare();
  const base =
    'The deployment failed because the AppSpec file that specifies the AWS Lambda deployment configuration is missing or has an invalid configuration.';
  const wrong = await story.deploy('2', '3');
  await story.advance(5);
  expect((await story.deployment(wrong)).errorInformation).toEqual({
    code: 'INVALID_LAMBDA_CONFIGURATION',
    message: `${base} The Lambda function alias version does not match the current version in AppSpec file.`,
  });
  const same = await story.deploy('1', '1');
  await story.advance(5);
  expect((await story.deployment(same)).errorInformation).toEqual({
    code: 'INVALID_LAMBDA_CONFIGURATION',
    message: base,
  });
});

test('an AppSpec in YAML and a custom configuration work, a wrong sha256 is refused', async () => {
  await story.prepare();
  await story.codeDeploy.send(
    new CreateDeploymentConfigCommand({
      deploymentConfigName: 'HalfEveryMinute',
      computePlatform: 'Lambda',
      trafficRoutingConfig: { type: 'TimeBasedLinear', timeBasedLinear: { linearPercentage: 50, linearInterval: 1 } },
    }),
  );
  const { deploymentConfigInfo } = await story.codeDeploy.send(
    new GetDeploymentConfigCommand({ deploymentConfigName: 'HalfEveryMinute' }),
  );
  expect(deploymentConfigInfo?.trafficRoutingConfig?.timeBasedLinear).toEqual({
    linearPercentage: 50,
    linearInterval: 1,
  });
  const content = `version: 0.0
Resources:
  - orders:
      Type: AWS::Lambda::Function
      Properties: { Name: orders, Alias: live, CurrentVersion: "1", TargetVersion: "2" }
`;
  const id = await story.deploy('', '', {
    deploymentConfigName: 'HalfEveryMinute',
    revision: { revisionType: 'String', string: { content } },
  });
  await story.advance(5);
  expect(await story.alias()).toBe('1 2=0.5');
  await story.advance(60);
  expect((await story.deployment(id)).status).toBe('Succeeded');
  await expect(
    story.deploy('', '', { revision: { revisionType: 'AppSpecContent', appSpecContent: { content, sha256: 'f00' } } }),
  ).rejects.toMatchObject({ name: 'InvalidRevisionException' });
});

test('ListDeployments answers newest first, by status, in pages of 100, and wants both names or neither', async () => {
  await story.prepare({ deploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce' });
  const made: string[] = [];
  for (let i = 0; i < 103; i++) {
    made.unshift(await story.deploy(i % 2 === 0 ? '1' : '2', i % 2 === 0 ? '2' : '1'));
    await story.advance(5);
  }
  made.unshift(await story.deploy('2', '3'));
  const list = (input: ListDeploymentsCommandInput) => story.codeDeploy.send(new ListDeploymentsCommand(input));
  const first = await list({});
  expect(first.deployments).toEqual(made.slice(0, 100));
  const second = await list({ nextToken: first.nextToken });
  expect(second.deployments).toEqual(made.slice(100));
  expect(second.nextToken).toBeUndefined();
  expect((await list({ includeOnlyStatuses: ['Created', 'InProgress'] })).deployments).toEqual(made.slice(0, 1));
  expect((await list({ createTimeRange: { end: new Date(START) } })).deployments).toEqual(made.slice(-1));
  await expect(list({ applicationName: 'orders' })).rejects.toMatchObject({
    name: 'DeploymentGroupNameRequiredException',
  });
  await expect(list({ deploymentGroupName: 'orders-live' })).rejects.toMatchObject({
    name: 'ApplicationNameRequiredException',
  });
  await expect(list({ nextToken: 'nonsense' })).rejects.toMatchObject({ name: 'InvalidNextTokenException' });
});
