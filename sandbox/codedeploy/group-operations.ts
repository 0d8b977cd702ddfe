import type {
  BatchGetDeploymentGroupsInput,
  CreateDeploymentGroupInput,
  DeploymentGroupInfo,
  DeploymentStyle,
  GetDeploymentGroupInput,
  LastDeploymentInfo,
  ListDeploymentGroupsInput,
  UpdateDeploymentGroupInput,
} from '@aws-sdk/client-codedeploy';
import { makeUuid } from '../kernel/make-id.ts';
import { AwsError, type Operation } from '../kernel/operation.ts';
import { checkAlarms, checkAutoRollback, checkStyle } from './check-settings.ts';
import { paginate } from './paginate.ts';
import {
  findApplication,
  findConfig,
  findGroup,
  type Application,
  type CodeDeployState,
  type Deployment,
  type Group,
} from './state.ts';

const MOST_PER_BATCH = 100;
const LAMBDA_STYLE: DeploymentStyle = { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' };
const SERVER_STYLE: DeploymentStyle = { deploymentType: 'IN_PLACE', deploymentOption: 'WITHOUT_TRAFFIC_CONTROL' };

export function groupOperations(state: CodeDeployState): Record<string, Operation> {
  return {
    CreateDeploymentGroup: (input: CreateDeploymentGroupInput) => createGroup(state, input),

    UpdateDeploymentGroup: (input: UpdateDeploymentGroupInput) => updateGroup(state, input),

    GetDeploymentGroup(input: GetDeploymentGroupInput) {
      const application = findApplication(state, input.applicationName ?? '');
      return { deploymentGroupInfo: describe(findGroup(application, input.deploymentGroupName ?? '')) };
    },

    BatchGetDeploymentGroups(input: BatchGetDeploymentGroupsInput) {
      const application = findApplication(state, input.applicationName ?? '');
      const names = input.deploymentGroupNames ?? [];
      if (names.length > MOST_PER_BATCH) {
        throw new AwsError('BatchLimitExceededException', `The maximum number of names is ${MOST_PER_BATCH}`);
      }
      const missing = names.filter((name) => !application.groups.has(name));
      return {
        deploymentGroupsInfo: names.flatMap((name) => {
          const group = application.groups.get(name);
          return group === undefined ? [] : [describe(group)];
        }),
        ...(missing.length > 0
          ? { errorMessage: `No Deployment Group found for name: ${missing.join(', ').slice(0, 500)}` }
          : {}),
      };
    },

    ListDeploymentGroups(input: ListDeploymentGroupsInput) {
      const application = findApplication(state, input.applicationName ?? '');
      const { page, ...rest } = paginate([...application.groups.keys()].toSorted(), input.nextToken, (name) => name);
      return { applicationName: application.name, deploymentGroups: page, ...rest };
    },
  };
}

function createGroup(state: CodeDeployState, input: CreateDeploymentGroupInput) {
  const application = findApplication(state, input.applicationName ?? '');
  const name = checkName(input.deploymentGroupName ?? '');
  if (application.groups.has(name))
    throw new AwsError('DeploymentGroupAlreadyExistsException', `Deployment group already exists with name: ${name}`);
  if (!/^arn:[^:]+:iam::\d{12}:role\/.+$/.test(input.serviceRoleArn ?? ''))
    throw new AwsError('InvalidRoleException', 'The service role ARN is not valid');
  const lambda = application.computePlatform === 'Lambda';
  const configName = checkConfig(
    state,
    input.deploymentConfigName ?? (lambda ? 'CodeDeployDefault.LambdaAllAtOnce' : serverDefault(application)),
    application,
  );
  if (input.alarmConfiguration !== undefined) checkAlarms(input.alarmConfiguration);
  if (input.autoRollbackConfiguration !== undefined) checkAutoRollback(input.autoRollbackConfiguration);
  const style = input.deploymentStyle ?? (application.computePlatform === 'Server' ? SERVER_STYLE : LAMBDA_STYLE);
  checkStyle(style, application.computePlatform);
  const group: Group = {
    applicationName: application.name,
    name,
    id: makeUuid(state.random),
    serviceRoleArn: input.serviceRoleArn ?? '',
    configName,
    computePlatform: application.computePlatform,
    alarmConfiguration: input.alarmConfiguration,
    autoRollback: input.autoRollbackConfiguration,
    style,
    triggers: input.triggerConfigurations ?? [],
    tags: input.tags ?? [],
    targetRevision: undefined,
    lastSuccessful: undefined,
    lastAttempted: undefined,
    active: undefined,
  };
  application.groups.set(name, group);
  return { deploymentGroupId: group.id };
}

function updateGroup(state: CodeDeployState, input: UpdateDeploymentGroupInput) {
  const application = findApplication(state, input.applicationName ?? '');
  const group = findGroup(application, input.currentDeploymentGroupName ?? '');
  // Check everything before changing anything: an update is applied whole or not at all.
  const newName = input.newDeploymentGroupName;
  if (newName !== undefined && newName !== group.name && application.groups.has(checkName(newName))) {
    throw new AwsError(
      'DeploymentGroupAlreadyExistsException',
      `Deployment group already exists with name: ${newName}`,
    );
  }
  if (input.deploymentConfigName !== undefined) checkConfig(state, input.deploymentConfigName, application);
  if (input.alarmConfiguration !== undefined) checkAlarms(input.alarmConfiguration);
  if (input.autoRollbackConfiguration !== undefined) checkAutoRollback(input.autoRollbackConfiguration);
  if (input.deploymentStyle !== undefined) checkStyle(input.deploymentStyle, application.computePlatform);
  if (newName !== undefined && newName !== group.name) {
    application.groups.delete(group.name);
    group.name = newName;
    application.groups.set(newName, group);
  }
  group.configName = input.deploymentConfigName ?? group.configName;
  group.serviceRoleArn = input.serviceRoleArn ?? group.serviceRoleArn;
  // A block in the request replaces the old one; an omitted one stays.
  group.alarmConfiguration = input.alarmConfiguration ?? group.alarmConfiguration;
  group.autoRollback = input.autoRollbackConfiguration ?? group.autoRollback;
  group.style = input.deploymentStyle ?? group.style;
  group.triggers = input.triggerConfigurations ?? group.triggers;
  return { hooksNotCleanedUp: [] };
}

function checkConfig(state: CodeDeployState, name: string, application: Application): string {
  if (findConfig(state, name).computePlatform !== application.computePlatform) {
    throw new AwsError(
      'InvalidDeploymentConfigNameException',
      'The deployment configuration is for another compute platform than the application',
    );
  }
  return name;
}

function checkName(name: string): string {
  if (!/^[^\s/][^/]{0,99}$/.test(name))
    throw new AwsError('InvalidDeploymentGroupNameException', 'The deployment group name is not valid');
  return name;
}

const serverDefault = (application: Application): string =>
  application.computePlatform === 'ECS' ? 'CodeDeployDefault.ECSAllAtOnce' : 'CodeDeployDefault.OneAtATime';

function describe(group: Group): DeploymentGroupInfo {
  return {
    applicationName: group.applicationName,
    deploymentGroupId: group.id,
    deploymentGroupName: group.name,
    deploymentConfigName: group.configName,
    ec2TagFilters: [],
    onPremisesInstanceTagFilters: [],
    autoScalingGroups: [],
    serviceRoleArn: group.serviceRoleArn,
    ...(group.targetRevision === undefined ? {} : { targetRevision: group.targetRevision }),
    triggerConfigurations: group.triggers,
    ...(group.alarmConfiguration === undefined ? {} : { alarmConfiguration: group.alarmConfiguration }),
    autoRollbackConfiguration: group.autoRollback ?? { enabled: false, events: [] },
    deploymentStyle: group.style,
    outdatedInstancesStrategy: 'UPDATE',
    ...(group.lastSuccessful === undefined ? {} : { lastSuccessfulDeployment: describeLast(group.lastSuccessful) }),
    ...(group.lastAttempted === undefined ? {} : { lastAttemptedDeployment: describeLast(group.lastAttempted) }),
    computePlatform: group.computePlatform,
    terminationHookEnabled: false,
  };
}

const describeLast = (deployment: Deployment): LastDeploymentInfo => ({
  deploymentId: deployment.id,
  status: deployment.status,
  createTime: new Date(deployment.createdAt),
  ...(deployment.completedAt === undefined ? {} : { endTime: new Date(deployment.completedAt) }),
});
