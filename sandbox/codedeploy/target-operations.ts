import { partitionOf } from '../kernel/account.ts';
import type {
  BatchGetDeploymentTargetsInput,
  DeploymentTarget,
  GetDeploymentTargetInput,
  LambdaFunctionInfo,
  ListDeploymentTargetsInput,
  TargetStatus,
} from '@aws-sdk/client-codedeploy';
import { AwsError, type Operation } from '../kernel/operation.ts';
import { findDeployment, type CodeDeployState, type Deployment, type LifecycleEvent } from './state.ts';

const MOST_PER_BATCH = 25;

/** A Lambda deployment has exactly one target: its alias. */
export function targetOperations(state: CodeDeployState): Record<string, Operation> {
  const started = (id: string | undefined): Deployment => {
    const deployment = findDeployment(state, id ?? '');
    if (deployment.startedAt === undefined)
      throw new AwsError('DeploymentNotStartedException', `The deployment ${deployment.id} has not started`);
    return deployment;
  };
  return {
    ListDeploymentTargets: (input: ListDeploymentTargetsInput) => ({
      targetIds: [targetIdOf(started(input.deploymentId))],
    }),

    GetDeploymentTarget(input: GetDeploymentTargetInput) {
      return { deploymentTarget: describe(state, started(input.deploymentId), input.targetId ?? '') };
    },

    BatchGetDeploymentTargets(input: BatchGetDeploymentTargetsInput) {
      const ids = input.targetIds ?? [];
      if (ids.length > MOST_PER_BATCH) {
        throw new AwsError(
          'DeploymentTargetListSizeExceededException',
          `The maximum number of targets you can get is ${MOST_PER_BATCH}`,
        );
      }
      const deployment = started(input.deploymentId);
      return { deploymentTargets: ids.map((id) => describe(state, deployment, id)) };
    },
  };
}

const targetIdOf = ({ appSpec, id }: Deployment): string =>
  appSpec === null ? id : `${appSpec.functionName}:${appSpec.alias}`;

function describe(state: CodeDeployState, deployment: Deployment, targetId: string): DeploymentTarget {
  if (targetId !== targetIdOf(deployment)) {
    throw new AwsError(
      'DeploymentTargetDoesNotExistException',
      `The target ${JSON.stringify(targetId.slice(0, 200))} does not belong to deployment ${deployment.id}`,
    );
  }
  const { accountId, region } = state.account;
  return {
    deploymentTargetType: 'LambdaTarget',
    lambdaTarget: {
      deploymentId: deployment.id,
      targetId,
      targetArn: `arn:${partitionOf(region)}:lambda:${region}:${accountId}:function:${targetId}`,
      status: statusOf(deployment),
      lastUpdatedAt: new Date(deployment.updatedAt),
      lifecycleEvents: deployment.events.map(describeEvent),
      lambdaFunctionInfo: functionInfo(deployment),
    },
  };
}

function functionInfo({ appSpec, weight }: Deployment): LambdaFunctionInfo {
  // Captured: empty until AllowTraffic.
  if (appSpec === null || weight === null) return {};
  return {
    functionName: appSpec.functionName,
    functionAlias: appSpec.alias,
    currentVersion: appSpec.currentVersion,
    targetVersion: appSpec.targetVersion,
    targetVersionWeight: weight,
  };
}

function statusOf(deployment: Deployment): TargetStatus {
  if (deployment.status === 'Succeeded') return 'Succeeded';
  if (deployment.status === 'Failed' || deployment.status === 'Stopped') return 'Failed';
  return 'InProgress';
}

function describeEvent(event: LifecycleEvent) {
  return {
    lifecycleEventName: event.name,
    ...(event.failure === undefined
      ? {}
      : { diagnostics: { errorCode: 'UnknownError' as const, scriptName: '', message: event.failure, logTail: '' } }),
    ...(event.startedAt === undefined ? {} : { startTime: new Date(event.startedAt) }),
    ...(event.endedAt === undefined ? {} : { endTime: new Date(event.endedAt) }),
    status: event.status,
  };
}
