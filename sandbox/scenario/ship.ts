import type { CreateDeploymentInput } from '@aws-sdk/client-codedeploy';
import type { UpdateFunctionConfigurationRequest } from '@aws-sdk/client-lambda';
import { makeRevision } from '../codedeploy/read-revision.ts';
import type { Behaviour } from '../traffic/behaviour.ts';
import type { World } from '../world/create-world.ts';
import { call } from './call.ts';
import { publishNext } from './declare-group.ts';
import type { GroupSpec } from '../world/group-spec.ts';

export interface Shipment {
  /** The new version's behaviour; default: the group's. */
  behaviour?: Behaviour | undefined;
  /** Changes to the function's configuration, besides its code. */
  configure?: Omit<UpdateFunctionConfigurationRequest, 'FunctionName'> | undefined;
  configName?: string | undefined;
  description?: string | undefined;
}

export interface Shipped {
  deploymentId: string;
  version: string;
}

/** Publishes a new version of a group's function and deploys it, as a pipeline would. Throws AwsError. */
export async function ship(world: World, spec: GroupSpec, shipment: Shipment = {}): Promise<Shipped> {
  if (shipment.configure !== undefined) {
    const change = {
      ...shipment.configure,
      FunctionName: spec.functionName,
    } satisfies UpdateFunctionConfigurationRequest;
    await call(world, 'lambda', 'UpdateFunctionConfiguration', change);
  }
  const version = await publishNext(world, spec.functionName);
  world.traffic.setBehaviour(spec.functionName, version, shipment.behaviour ?? spec.behaviour);
  const revision = makeRevision({
    functionName: spec.functionName,
    alias: spec.alias,
    currentVersion: world.lambda.route(spec.functionName, spec.alias)?.version ?? '',
    targetVersion: version,
    hooks: spec.hooks,
  });
  const created = await call(world, 'codeDeploy', 'CreateDeployment', {
    applicationName: spec.application,
    deploymentGroupName: spec.group,
    revision,
    ...(shipment.configName === undefined ? {} : { deploymentConfigName: shipment.configName }),
    ...(shipment.description === undefined ? {} : { description: shipment.description }),
  } satisfies CreateDeploymentInput);
  return { deploymentId: String(created['deploymentId']), version };
}
