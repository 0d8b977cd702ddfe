/** What does not work while AWS refuses an IAM action; null for one that is not known here. */
export function withoutPermission(action: string): string | null {
  return WITHOUT[action] ?? null;
}

const WITHOUT: Partial<Record<string, string>> = {
  'codedeploy:ListDeployments': 'rollouts that start are not noticed',
  'codedeploy:BatchGetDeployments': 'the status of rollouts is not known',
  'codedeploy:GetDeployment': 'the status of rollouts is not known',
  'codedeploy:ListDeploymentTargets': 'lifecycle events are not known',
  'codedeploy:GetDeploymentTarget': 'lifecycle events are not known',
  'codedeploy:BatchGetDeploymentTargets': 'lifecycle events are not known',
  'codedeploy:ListApplications': 'groups are not found',
  'codedeploy:BatchGetApplications': 'groups of another compute platform cannot be told apart',
  'codedeploy:ListDeploymentGroups': 'groups are not found',
  'codedeploy:BatchGetDeploymentGroups': 'alarms and settings of groups are not known',
  'codedeploy:GetDeploymentGroup': 'alarms and settings of groups are not known',
  'codedeploy:GetDeploymentConfig': 'plans and next steps are not known',
  'codedeploy:ListDeploymentConfigs': 'other plans than the group’s own cannot be offered',
  'codedeploy:StopDeployment': 'rollouts cannot be stopped from here',
  'codedeploy:CreateDeployment': 'nothing can be deployed or rolled back from here',
  'codedeploy:RegisterApplicationRevision': 'nothing can be deployed or rolled back from here',
  'codedeploy:GetApplicationRevision': 'nothing can be deployed or rolled back from here',
  'codedeploy:UpdateDeploymentGroup': 'alarms cannot be bypassed or re-armed from here',
  'lambda:GetAlias': 'the routed share is not known, nor whether an alias has drifted',
  'lambda:ListVersionsByFunction': 'versions to roll back to cannot be listed',
  'lambda:GetFunctionConfiguration': 'what changed between two versions is not known',
  'lambda:GetFunctionConcurrency': 'whether a reserved concurrency is too small is not known',
  'lambda:ListProvisionedConcurrencyConfigs': 'provisioned concurrency is not known',
  'lambda:UpdateAlias': 'an alias cannot be put right from here',
  'lambda:PublishVersion': 'new versions cannot be published from here',
  'logs:FilterLogEvents': 'what hooks wrote and cold starts are not known',
  'cloudwatch:DescribeAlarms': 'the state of alarms is not known',
  'cloudwatch:DescribeAlarmHistory': 'when an alarm changed before Sluice watched is not known',
  'cloudwatch:GetMetricData': 'calls, errors and durations are not known: versions cannot be compared',
  'sts:GetCallerIdentity': 'the account is not known',
};
