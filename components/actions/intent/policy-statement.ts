/** What the statement is about, as far as it is known; null members become wildcards. */
export interface PolicyScope {
  accountId: string | null;
  region: string;
  application: string;
  group: string;
  functionName: string | null;
}

/**
 * The smallest IAM policy statement that allows `action` for this group, as JSON to paste. Resource types per action
 * are those of the Service Authorization Reference: CodeDeploy's deployment calls take the deployment group's ARN,
 * DescribeAlarms and GetMetricData take only "*".
 */
export function policyStatement(action: string, scope: PolicyScope): string {
  return JSON.stringify({ Effect: 'Allow', Action: action, Resource: resourceOf(action, scope) }, null, 2);
}

function resourceOf(action: string, scope: PolicyScope): string {
  const [service, operation = ''] = action.split(':');
  const place = `${scope.region}:${scope.accountId ?? '*'}`;
  const partition = partitionOf(scope.region);
  if (service === 'lambda' && scope.functionName)
    return `arn:${partition}:lambda:${place}:function:${scope.functionName}*`;
  if (service !== 'codedeploy') return '*';
  if (operation === 'ListApplications' || operation === 'ListDeploymentConfigs') return '*';
  if (operation === 'GetDeploymentConfig') return `arn:${partition}:codedeploy:${place}:deploymentconfig:*`;
  if (
    operation.endsWith('ApplicationRevision') ||
    operation.endsWith('Application') ||
    operation === 'ListDeploymentGroups'
  )
    return `arn:${partition}:codedeploy:${place}:application:${scope.application}`;
  return `arn:${partition}:codedeploy:${place}:deploymentgroup:${scope.application}/${scope.group}`;
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return 'aws';
}
