import type { DeploymentInfo, DeploymentOverview } from '@aws-sdk/client-codedeploy';
import type { Deployment } from './state.ts';

const EMPTY: DeploymentOverview = { Pending: 0, InProgress: 0, Succeeded: 0, Failed: 0, Skipped: 0, Ready: 0 };

/** A deployment as GetDeployment shows it. */
export function describeDeployment(deployment: Deployment): DeploymentInfo {
  const at = (ms: number | undefined): Date | undefined => (ms === undefined ? undefined : new Date(ms));
  const startTime = at(deployment.startedAt);
  const completeTime = at(deployment.completedAt);
  return {
    applicationName: deployment.group.applicationName,
    deploymentGroupName: deployment.group.name,
    deploymentConfigName: deployment.configName,
    deploymentId: deployment.id,
    ...(deployment.previousRevision === undefined ? {} : { previousRevision: deployment.previousRevision }),
    revision: deployment.revision,
    status: deployment.status,
    ...(deployment.error === undefined ? {} : { errorInformation: deployment.error }),
    createTime: new Date(deployment.createdAt),
    ...(startTime === undefined ? {} : { startTime }),
    ...(completeTime === undefined ? {} : { completeTime }),
    ...(startTime === undefined ? {} : { deploymentOverview: overview(deployment) }),
    ...(deployment.description === undefined ? {} : { description: deployment.description }),
    creator: deployment.creator as NonNullable<DeploymentInfo['creator']>,
    ignoreApplicationStopFailures: false,
    autoRollbackConfiguration: deployment.ownAutoRollback ??
      deployment.group.autoRollback ?? { enabled: false, events: [] },
    updateOutdatedInstancesOnly: false,
    ...(deployment.rollback === undefined ? {} : { rollbackInfo: deployment.rollback }),
    deploymentStyle: deployment.group.style,
    instanceTerminationWaitTimeStarted: false,
    fileExistsBehavior: 'DISALLOW',
    deploymentStatusMessages: [],
    computePlatform: deployment.group.computePlatform,
    ...(deployment.overrideAlarms === undefined ? {} : { overrideAlarmConfiguration: deployment.overrideAlarms }),
  };
}

function overview(deployment: Deployment): DeploymentOverview {
  if (deployment.status === 'Succeeded') return { ...EMPTY, Succeeded: 1 };
  if (deployment.status === 'Failed' || deployment.status === 'Stopped') return { ...EMPTY, Failed: 1 };
  return { ...EMPTY, InProgress: 1 };
}
