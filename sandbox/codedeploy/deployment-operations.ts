import type {
  BatchGetDeploymentsInput,
  CreateDeploymentInput,
  GetDeploymentInput,
  ListDeploymentsInput,
  PutLifecycleEventHookExecutionStatusInput,
  StopDeploymentInput,
  StopDeploymentOutput,
} from '@aws-sdk/client-codedeploy';
import { makeDeploymentId } from '../kernel/make-id.ts';
import { AwsError, type Operation } from '../kernel/operation.ts';
import { checkAlarms, checkAutoRollback } from './check-settings.ts';
import { describeDeployment } from './describe-deployment.ts';
import type { Engine } from './engine/create-engine.ts';
import { listDeployments } from './list-deployments.ts';
import { readRevision } from './read-revision.ts';
import {
  findApplication,
  findConfig,
  findDeployment,
  findGroup,
  hasEnded,
  insertDeployment,
  newDeployment,
  type CodeDeployState,
  type Deployment,
} from './state.ts';

const MOST_PER_BATCH = 25;
export function deploymentOperations(state: CodeDeployState, engine: Engine): Record<string, Operation> {
  return {
    CreateDeployment(input: CreateDeploymentInput) {
      const deployment = createDeployment(state, input);
      engine.start(deployment);
      return { deploymentId: deployment.id };
    },

    GetDeployment: (input: GetDeploymentInput) => ({
      deploymentInfo: describeDeployment(findDeployment(state, input.deploymentId ?? '')),
    }),

    BatchGetDeployments(input: BatchGetDeploymentsInput) {
      const ids = input.deploymentIds ?? [];
      if (ids.length > MOST_PER_BATCH) {
        throw new AwsError(
          'BatchLimitExceededException',
          `The maximum number of deployments you can get is ${MOST_PER_BATCH}`,
        );
      }
      return {
        deploymentsInfo: ids.flatMap((id) => {
          const deployment = state.deployments.get(id);
          return deployment === undefined ? [] : [describeDeployment(deployment)];
        }),
      };
    },

    ListDeployments: (input: ListDeploymentsInput) => listDeployments(state, input),

    StopDeployment(input: StopDeploymentInput): StopDeploymentOutput {
      const deployment = findDeployment(state, input.deploymentId ?? '');
      if (hasEnded(deployment)) {
        throw new AwsError(
          'DeploymentAlreadyCompletedException',
          `The deployment ${deployment.id} has already completed`,
        );
      }
      engine.stop(deployment, input.autoRollbackEnabled === true);
      return { status: 'Pending', statusMessage: 'The deployment is being stopped' };
    },

    PutLifecycleEventHookExecutionStatus(input: PutLifecycleEventHookExecutionStatusInput) {
      const deployment = findDeployment(state, input.deploymentId ?? '');
      const executionId = input.lifecycleEventHookExecutionId ?? '';
      if (input.status !== 'Succeeded' && input.status !== 'Failed') {
        throw new AwsError(
          'InvalidLifecycleEventHookExecutionStatusException',
          'The status must be Succeeded or Failed',
        );
      }
      if (state.answeredHooks.has(executionId)) {
        throw new AwsError(
          'LifecycleEventAlreadyCompletedException',
          'An attempt to return the status of an already completed lifecycle event occurred.',
        );
      }
      const hook = state.pendingHooks.get(executionId);
      if (hook === undefined || hook.deployment !== deployment) {
        throw new AwsError(
          'InvalidLifecycleEventHookExecutionIdException',
          'The lifecycle event hook execution id is not valid',
        );
      }
      hook.answer(input.status === 'Succeeded');
      return { lifecycleEventHookExecutionId: executionId };
    },
  };
}

/** Checks a request and adds its deployment, without starting it. */
function createDeployment(state: CodeDeployState, input: CreateDeploymentInput): Deployment {
  const application = findApplication(state, input.applicationName ?? '');
  if (input.deploymentGroupName === undefined)
    throw new AwsError('DeploymentGroupNameRequiredException', 'Deployment Group name is missing');
  const group = findGroup(application, input.deploymentGroupName);
  if (application.computePlatform !== 'Lambda') {
    throw new AwsError('OperationNotSupportedException', 'The sandbox deploys to the Lambda compute platform only.');
  }
  const configName = input.deploymentConfigName ?? group.configName;
  if (findConfig(state, configName).computePlatform !== 'Lambda') {
    throw new AwsError(
      'InvalidDeploymentConfigNameException',
      'The deployment configuration is for another compute platform than the application',
    );
  }
  if (input.fileExistsBehavior !== undefined) {
    throw new AwsError(
      'InvalidFileExistsBehaviorException',
      'For Lambda and ECS deployment, fileExistsBehavior can not be specified',
    );
  }
  if (input.overrideAlarmConfiguration !== undefined) checkAlarms(input.overrideAlarmConfiguration);
  if (input.autoRollbackConfiguration !== undefined) checkAutoRollback(input.autoRollbackConfiguration);
  const { appSpec, problem } = readRevision(input.revision);
  if (group.active !== undefined) {
    throw new AwsError(
      'DeploymentLimitExceededException',
      `The Deployment Group '${group.name}' already has an active Deployment '${group.active.id}'`,
    );
  }
  const deployment = newDeployment(state, {
    id: makeDeploymentId(state.ids),
    group,
    configName,
    creator: 'user',
    description: input.description,
    revision: input.revision ?? {},
    previousRevision: group.targetRevision,
    appSpec,
    specProblem: problem,
    ownAutoRollback: input.autoRollbackConfiguration,
    overrideAlarms: input.overrideAlarmConfiguration,
  });
  insertDeployment(state, deployment);
  return deployment;
}
