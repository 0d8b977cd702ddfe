import type { ServiceCoverage } from './coverage.ts';

const GROUP_IGNORES = [
  'autoScalingGroups',
  'blueGreenDeploymentConfiguration',
  'ec2TagFilters',
  'ec2TagSet',
  'ecsServices',
  'loadBalancerInfo',
  'onPremisesInstanceTagFilters',
  'onPremisesTagSet',
  'outdatedInstancesStrategy',
  'terminationHookEnabled',
];
const GROUP_BUT = 'all of these are for other platforms than Lambda';
const READ_BUT = 'what only Server and ECS have is empty or absent';

export const CODEDEPLOY_COVERAGE: ServiceCoverage = {
  CreateApplication: 'full',
  DeleteApplication: 'full',
  GetApplication: { but: 'no gitHubAccountName' },
  BatchGetApplications: { but: 'no gitHubAccountName' },
  ListApplications: 'full',
  ListTagsForResource: { ignores: ['NextToken'], never: ['NextToken'], but: 'all tags come on one page' },
  CreateDeploymentGroup: { ignores: GROUP_IGNORES, keeps: ['triggerConfigurations'], but: GROUP_BUT },
  UpdateDeploymentGroup: { ignores: GROUP_IGNORES, keeps: ['triggerConfigurations'], but: GROUP_BUT },
  GetDeploymentGroup: { but: READ_BUT },
  BatchGetDeploymentGroups: { but: READ_BUT },
  ListDeploymentGroups: 'full',
  DeleteDeploymentGroup: 'full',
  CreateDeploymentConfig: { ignores: ['zonalConfig'] },
  GetDeploymentConfig: { but: 'no zonalConfig' },
  ListDeploymentConfigs: 'full',
  DeleteDeploymentConfig: 'full',
  CreateDeployment: {
    ignores: ['deploymentMode', 'ignoreApplicationStopFailures', 'targetInstances', 'updateOutdatedInstancesOnly'],
    but: 'Lambda only; revisions in S3 and GitHub fail with REVISION_MISSING',
  },
  GetDeployment: { but: READ_BUT },
  BatchGetDeployments: { but: READ_BUT },
  ListDeployments: { but: 'with externalId nothing is found' },
  StopDeployment: { but: 'answers Pending only, never Succeeded' },
  ListDeploymentTargets: {
    ignores: ['nextToken', 'targetFilters'],
    never: ['nextToken'],
    but: 'a Lambda deployment has one target',
  },
  GetDeploymentTarget: { but: 'Lambda targets only' },
  BatchGetDeploymentTargets: { but: 'Lambda targets only' },
  PutLifecycleEventHookExecutionStatus: 'full',
};
