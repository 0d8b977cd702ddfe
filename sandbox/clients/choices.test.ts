import { PutCompositeAlarmCommand } from '@aws-sdk/client-cloudwatch';
import {
  BatchGetDeploymentGroupsCommand,
  BatchGetDeploymentTargetsCommand,
  StopDeploymentCommand,
} from '@aws-sdk/client-codedeploy';
import { UpdateAliasCommand } from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startStory, type Story } from '../testing/story.ts';

let story: Story;
beforeEach(async () => {
  story = await startStory();
});
afterEach(() => story.end());

const withEvents: Parameters<Story['prepare']>[0] = {
  autoRollbackConfiguration: {
    enabled: true,
    events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
  },
};

test('a group that rolls back on request does so also after a stop that says no', async () => {
  await story.prepare(withEvents);
  const id = await story.deploy('1', '2');
  await story.advance(30);
  await story.codeDeploy.send(new StopDeploymentCommand({ deploymentId: id, autoRollbackEnabled: false }));
  await story.advance(5);
  expect(await story.alias()).toBe('1');
  expect((await story.deployment(id)).rollbackInfo?.rollbackDeploymentId).toBeDefined();
});

test('a deployment whose AppSpec does not fit the alias is not rolled back', async () => {
  await story.prepare(withEvents);
  const id = await story.deploy('2', '3');
  await story.advance(10);
  const failed = await story.deployment(id);
  expect(failed.status).toBe('Failed');
  expect(failed.rollbackInfo).toBeUndefined();
});

test('a composite alarm stops a deployment as any other', async () => {
  await story.alarm('child');
  await story.cloudWatch.send(new PutCompositeAlarmCommand({ AlarmName: 'parent', AlarmRule: 'ALARM(child)' }));
  await story.prepare({ alarmConfiguration: { enabled: true, alarms: [{ name: 'parent' }] } });
  const id = await story.deploy('1', '2');
  await story.advance(30);
  await story.setAlarm('child', 'ALARM');
  await story.advance(20);
  expect(await story.deployment(id)).toMatchObject({ status: 'Stopped', errorInformation: { code: 'ALARM_ACTIVE' } });
});

test('an UpdateAlias without RoutingConfig leaves the weights', async () => {
  await story.prepare();
  const alias = { FunctionName: 'orders', Name: 'live' };
  const RoutingConfig = { AdditionalVersionWeights: { '2': 0.25 } };
  await story.lambda.send(new UpdateAliasCommand({ ...alias, RoutingConfig }));
  await story.lambda.send(new UpdateAliasCommand({ ...alias, Description: 'x' }));
  expect(await story.alias()).toBe('1 2=0.25');
});

test('what a target says of its function is empty until traffic may move', async () => {
  await story.prepare();
  story.sandbox.world.codeDeploy.setHookBehaviour('orders-before', { kind: 'silent', afterMs: 0 });
  const id = await story.deploy('1', '2', { hooks: [{ BeforeAllowTraffic: 'orders-before' }] });
  await story.advance(10);
  expect((await story.target(id)).lambdaFunctionInfo).toEqual({});
});

test('revisions in S3 are missing', async () => {
  await story.prepare();
  const s3Location = { bucket: 'b', key: 'appspec.yaml', bundleType: 'YAML' } as const;
  const id = await story.deploy('', '', { revision: { revisionType: 'S3', s3Location } });
  await story.advance(5);
  expect((await story.deployment(id)).errorInformation?.code).toBe('REVISION_MISSING');
});

test('more than 100 groups or 25 targets at once are refused', async () => {
  await story.prepare();
  const deploymentId = await story.deploy('1', '2');
  await story.advance(5);
  const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `n${i}`);
  await expect(
    story.codeDeploy.send(
      new BatchGetDeploymentGroupsCommand({ applicationName: 'orders', deploymentGroupNames: names(101) }),
    ),
  ).rejects.toMatchObject({ name: 'BatchLimitExceededException' });
  await expect(
    story.codeDeploy.send(new BatchGetDeploymentTargetsCommand({ deploymentId, targetIds: names(26) })),
  ).rejects.toMatchObject({ name: 'DeploymentTargetListSizeExceededException' });
});
