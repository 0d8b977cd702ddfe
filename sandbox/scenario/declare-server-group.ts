import type { CreateApplicationInput, CreateDeploymentGroupInput } from '@aws-sdk/client-codedeploy';
import type { World } from '../world/create-world.ts';
import { call } from './call.ts';
import { roleArn } from './declare-group.ts';

/** A group of another compute platform, which a dashboard for Lambda must leave out. */
export async function declareServerGroup(world: World): Promise<void> {
  const applicationName = 'warehouse-web';
  await call(world, 'codeDeploy', 'CreateApplication', {
    applicationName,
    computePlatform: 'Server',
  } satisfies CreateApplicationInput);
  await call(world, 'codeDeploy', 'CreateDeploymentGroup', {
    applicationName,
    deploymentGroupName: 'warehouse-web-prod',
    serviceRoleArn: roleArn(world, 'CodeDeployServiceRole'),
    deploymentConfigName: 'CodeDeployDefault.OneAtATime',
  } satisfies CreateDeploymentGroupInput);
}
