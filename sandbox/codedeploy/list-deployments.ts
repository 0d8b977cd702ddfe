import type { ListDeploymentsInput } from '@aws-sdk/client-codedeploy';
import { AwsError } from '../kernel/operation.ts';
import { paginate } from './paginate.ts';
import { findApplication, findGroup, type CodeDeployState } from './state.ts';

const STATUSES = new Set<string>([
  'Created',
  'Queued',
  'InProgress',
  'Baking',
  'Succeeded',
  'Failed',
  'Stopped',
  'Ready',
]);

/** Newest first. Nothing has an externalId. */
export function listDeployments(state: CodeDeployState, input: ListDeploymentsInput) {
  const { applicationName, deploymentGroupName, includeOnlyStatuses = [], createTimeRange, externalId } = input;
  if (applicationName !== undefined && deploymentGroupName === undefined)
    throw new AwsError('DeploymentGroupNameRequiredException', 'Deployment Group name is missing');
  if (deploymentGroupName !== undefined && applicationName === undefined)
    throw new AwsError('ApplicationNameRequiredException', 'Application name is missing');
  const bad = includeOnlyStatuses.find((status) => !STATUSES.has(status));
  if (bad !== undefined)
    throw new AwsError(
      'InvalidDeploymentStatusException',
      `The deployment status ${JSON.stringify(bad.slice(0, 100))} is not valid`,
    );
  const from = createTimeRange?.start?.getTime() ?? -Infinity;
  const to = createTimeRange?.end?.getTime() ?? Infinity;
  if (from > to) throw new AwsError('InvalidTimeRangeException', 'The start of the time range is after its end');
  const group =
    applicationName === undefined || deploymentGroupName === undefined
      ? null
      : findGroup(findApplication(state, applicationName), deploymentGroupName);
  const statuses = new Set<string>(includeOnlyStatuses);
  const ids: string[] = [];
  for (let i = state.byTime.length - 1; i >= 0; i--) {
    const deployment = state.byTime[i];
    if (deployment === undefined || externalId !== undefined) continue;
    if (group !== null && deployment.group !== group) continue;
    if (statuses.size > 0 && !statuses.has(deployment.status)) continue;
    if (deployment.createdAt < from || deployment.createdAt > to) continue;
    ids.push(deployment.id);
  }
  const { page, ...rest } = paginate(ids, input.nextToken, (id) => id);
  return { deployments: page, ...rest };
}
