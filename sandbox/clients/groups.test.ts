import {
  BatchGetApplicationsCommand,
  BatchGetDeploymentGroupsCommand,
  BatchGetDeploymentsCommand,
  BatchGetDeploymentTargetsCommand,
  CreateApplicationCommand,
  CreateDeploymentConfigCommand,
  CreateDeploymentGroupCommand,
  GetApplicationCommand,
  GetDeploymentCommand,
  GetDeploymentGroupCommand,
  ListApplicationsCommand,
  ListDeploymentConfigsCommand,
  ListDeploymentGroupsCommand,
  ListTagsForResourceCommand,
  StopDeploymentCommand,
  UpdateDeploymentGroupCommand,
  type UpdateDeploymentGroupCommandInput,
} from '@aws-sdk/client-codedeploy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startStory, type Story } from '../testing/story.ts';

const ALARMS = { enabled: true, ignorePollAlarmFailure: false, alarms: [{ name: 'a' }, { name: 'b' }] };
const NAMES = { applicationName: 'orders', deploymentGroupName: 'orders-live' };

let story: Story;
beforeEach(async () => {
  story = await startStory();
  await story.alarm('a');
  await story.alarm('b');
  await story.prepare({ alarmConfiguration: ALARMS });
});
afterEach(() => story.end());

const update = (input: Partial<UpdateDeploymentGroupCommandInput>) =>
  story.codeDeploy.send(
    new UpdateDeploymentGroupCommand({
      applicationName: 'orders',
      currentDeploymentGroupName: 'orders-live',
      ...input,
    }),
  );
const group = async () => (await story.codeDeploy.send(new GetDeploymentGroupCommand(NAMES))).deploymentGroupInfo;

test('an update that omits the alarms leaves them, one that sends them replaces the whole block', async () => {
  await update({ deploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce' });
  expect(await group()).toMatchObject({
    alarmConfiguration: ALARMS,
    deploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce',
    computePlatform: 'Lambda',
  });
  await update({ alarmConfiguration: { enabled: false, alarms: [{ name: 'a' }] } });
  expect((await group())?.alarmConfiguration).toEqual({ enabled: false, alarms: [{ name: 'a' }] });
});

test('bypassed alarms do not stop the next rollout', async () => {
  await story.setAlarm('a', 'ALARM');
  await update({ alarmConfiguration: { ...ALARMS, enabled: false } });
  const id = await story.deploy('1', '2');
  await story.advance(310);
  expect((await story.deployment(id)).status).toBe('Succeeded');
});

test('a change of the alarms during a rollout counts as the undocumented choice is set', async () => {
  const id = await story.deploy('1', '2');
  await story.advance(5);
  await update({ alarmConfiguration: { ...ALARMS, enabled: false } });
  story.sandbox.world.codeDeploy.choices.groupAlarmsAffectRunning = true;
  await story.setAlarm('a', 'ALARM');
  await story.advance(20);
  expect((await story.deployment(id)).status).toBe('InProgress');
  story.sandbox.world.codeDeploy.choices.groupAlarmsAffectRunning = false;
  await story.setAlarm('b', 'ALARM');
  await story.advance(20);
  expect((await story.deployment(id)).status).toBe('Stopped');
});

test.each([
  ['enabled with an empty list', { enabled: true, alarms: [] }],
  ['a null list', { enabled: true }],
  ['a duplicate name', { enabled: true, alarms: [{ name: 'a' }, { name: 'a' }] }],
  ['a name over 255 characters', { enabled: true, alarms: [{ name: 'x'.repeat(256) }] }],
])('alarms are refused: %s', async (_why, alarmConfiguration) => {
  await expect(update({ alarmConfiguration })).rejects.toMatchObject({ name: 'InvalidAlarmConfigException' });
  expect((await group())?.alarmConfiguration).toEqual(ALARMS);
});

test('settings that AWS refuses are refused, and nothing is half done', async () => {
  const refused = async (input: Partial<UpdateDeploymentGroupCommandInput>, name: string) => {
    await expect(update({ newDeploymentGroupName: 'renamed', ...input })).rejects.toMatchObject({ name });
  };
  await refused({ autoRollbackConfiguration: { enabled: true, events: [] } }, 'InvalidAutoRollbackConfigException');
  await refused(
    { deploymentStyle: { deploymentType: 'IN_PLACE', deploymentOption: 'WITHOUT_TRAFFIC_CONTROL' } },
    'InvalidDeploymentStyleException',
  );
  await refused({ deploymentConfigName: 'Nothing' }, 'DeploymentConfigDoesNotExistException');
  await refused({ deploymentConfigName: 'CodeDeployDefault.OneAtATime' }, 'InvalidDeploymentConfigNameException');
  expect((await group())?.deploymentGroupName).toBe('orders-live');
  await update({ newDeploymentGroupName: 'renamed' });
  const { deploymentGroups } = await story.codeDeploy.send(
    new ListDeploymentGroupsCommand({ applicationName: 'orders' }),
  );
  expect(deploymentGroups).toEqual(['renamed']);
});

test('a group remembers its last successful and its last attempted deployment', async () => {
  const first = await story.deploy('1', '2');
  await story.advance(310);
  const second = await story.deploy('2', '3');
  await story.advance(30);
  await story.codeDeploy.send(new StopDeploymentCommand({ deploymentId: second, autoRollbackEnabled: false }));
  await story.advance(5);
  expect(await group()).toMatchObject({
    lastSuccessfulDeployment: { deploymentId: first, status: 'Succeeded' },
    lastAttemptedDeployment: { deploymentId: second, status: 'Stopped' },
    targetRevision: { revisionType: 'AppSpecContent' },
  });
});

test('batches answer what exists and refuse more than AWS takes', async () => {
  const id = await story.deploy('1', '2');
  await story.advance(5);
  const { codeDeploy } = story;
  const many = await codeDeploy.send(new BatchGetDeploymentsCommand({ deploymentIds: [id, 'd-NOTTHERE0'] }));
  expect(many.deploymentsInfo?.map((info) => info.deploymentId)).toEqual([id]);
  await expect(
    codeDeploy.send(new BatchGetDeploymentsCommand({ deploymentIds: Array.from({ length: 26 }, () => id) })),
  ).rejects.toMatchObject({ name: 'BatchLimitExceededException' });
  const groups = await codeDeploy.send(
    new BatchGetDeploymentGroupsCommand({ applicationName: 'orders', deploymentGroupNames: ['orders-live', 'other'] }),
  );
  expect(groups.deploymentGroupsInfo).toHaveLength(1);
  expect(groups.errorMessage).toContain('other');
  const targets = await codeDeploy.send(
    new BatchGetDeploymentTargetsCommand({ deploymentId: id, targetIds: ['orders:live'] }),
  );
  expect(targets.deploymentTargets?.[0]?.deploymentTargetType).toBe('LambdaTarget');
  const applications = await codeDeploy.send(new BatchGetApplicationsCommand({ applicationNames: ['orders'] }));
  expect(applications.applicationsInfo?.[0]?.computePlatform).toBe('Lambda');
});

test('all nine predefined Lambda configurations are there, and custom ones are checked', async () => {
  const { deploymentConfigsList = [] } = await story.codeDeploy.send(new ListDeploymentConfigsCommand({}));
  expect(deploymentConfigsList.filter((name) => name.startsWith('CodeDeployDefault.Lambda'))).toHaveLength(9);
  const create = (linearPercentage: number, linearInterval: number) =>
    story.codeDeploy.send(
      new CreateDeploymentConfigCommand({
        deploymentConfigName: 'mine',
        computePlatform: 'Lambda',
        trafficRoutingConfig: { type: 'TimeBasedLinear', timeBasedLinear: { linearPercentage, linearInterval } },
      }),
    );
  await expect(create(0, 1)).rejects.toMatchObject({ name: 'InvalidTrafficRoutingConfigurationException' });
  await expect(create(1, 100)).rejects.toMatchObject({ name: 'InvalidTrafficRoutingConfigurationException' });
  await create(25, 2);
  await expect(create(25, 2)).rejects.toMatchObject({ name: 'DeploymentConfigAlreadyExistsException' });
});

test('groups of other compute platforms exist and take no deployment here', async () => {
  const { codeDeploy } = story;
  await codeDeploy.send(
    new CreateApplicationCommand({
      applicationName: 'web',
      computePlatform: 'Server',
      tags: [{ Key: 'team', Value: 'web' }],
    }),
  );
  await codeDeploy.send(
    new CreateDeploymentGroupCommand({
      applicationName: 'web',
      deploymentGroupName: 'web',
      serviceRoleArn: 'arn:aws:iam::482109371166:role/x',
    }),
  );
  expect((await codeDeploy.send(new ListApplicationsCommand({}))).applications).toEqual(['orders', 'web']);
  expect(
    (await codeDeploy.send(new GetApplicationCommand({ applicationName: 'web' }))).application?.computePlatform,
  ).toBe('Server');
  const { Tags } = await codeDeploy.send(
    new ListTagsForResourceCommand({ ResourceArn: 'arn:aws:codedeploy:eu-west-1:482109371166:application:web' }),
  );
  expect(Tags).toEqual([{ Key: 'team', Value: 'web' }]);
  await expect(story.deploy('1', '2', { applicationName: 'web', deploymentGroupName: 'web' })).rejects.toMatchObject({
    name: 'OperationNotSupportedException',
  });
});

test('what does not exist or is not valid is said in the words of CodeDeploy', async () => {
  const { codeDeploy } = story;
  await expect(codeDeploy.send(new GetDeploymentCommand({ deploymentId: 'd-NOTTHERE0' }))).rejects.toMatchObject({
    name: 'DeploymentDoesNotExistException',
  });
  await expect(codeDeploy.send(new GetDeploymentCommand({ deploymentId: '../x' }))).rejects.toMatchObject({
    name: 'InvalidDeploymentIdException',
  });
  await expect(codeDeploy.send(new GetApplicationCommand({ applicationName: 'nope' }))).rejects.toMatchObject({
    name: 'ApplicationDoesNotExistException',
    message: 'No application found for name: nope',
  });
});
