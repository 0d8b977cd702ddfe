import type {
  CreateDeploymentRequest,
  DeleteDeploymentRequest,
  Deployment,
  Deployments,
  GetDeploymentRequest,
  GetDeploymentsRequest,
  UpdateDeploymentRequest,
} from '@aws-sdk/client-api-gateway';
import type { Operation } from '../kernel/operation.ts';
import { checkPatchOperations } from './apply-patch.ts';
import { checkCacheSize, checkPercent, checkStageName, checkVariables } from './check-values.ts';
import { page } from './page.ts';
import { newStage } from './stage-operations.ts';
import {
  badRequest,
  findApi,
  findDeployment,
  gatewayNow,
  makeGatewayId,
  newCanary,
  type ApiGatewayState,
  type ApiRecord,
  type DeploymentRecord,
  type StageRecord,
} from './state.ts';

export function deploymentOperations(state: ApiGatewayState): Record<string, Operation> {
  return {
    /** Also creates its stage, moves it, or adds a canary to it. */
    CreateDeployment(input: CreateDeploymentRequest): Deployment {
      const api = findApi(state, input.restApiId);
      const deployment: DeploymentRecord = {
        id: makeGatewayId(state.random, 6),
        description: input.description ?? null,
        createdAt: gatewayNow(state),
      };
      // If the stage refuses, there is no deployment either.
      const stage = stageAfter(state, api, input, deployment.id);
      api.deployments.set(deployment.id, deployment);
      if (stage !== null) api.stages.set(stage.name, stage);
      return describe(deployment);
    },

    GetDeployment(input: GetDeploymentRequest): Deployment {
      return describe(findDeployment(findApi(state, input.restApiId), input.deploymentId));
    },

    GetDeployments(input: GetDeploymentsRequest): Deployments {
      const all = [...findApi(state, input.restApiId).deployments.values()].map(describe);
      return page(all, input.position, input.limit);
    },

    UpdateDeployment(input: UpdateDeploymentRequest): Deployment {
      const patch = input.patchOperations ?? [];
      checkPatchOperations('updateDeploymentInput', patch);
      const deployment = findDeployment(findApi(state, input.restApiId), input.deploymentId);
      for (const { op, path } of patch) {
        if (path !== '/description') throw badRequest(`Invalid patch path ${(path ?? 'null').slice(0, 300)}`);
        if (op !== 'replace') throw badRequest('Invalid patch operation specified. Must be one of: [replace]');
      }
      deployment.description = patch.at(-1)?.value ?? deployment.description;
      return describe(deployment);
    },

    DeleteDeployment(input: DeleteDeploymentRequest): object {
      const api = findApi(state, input.restApiId);
      const { id } = findDeployment(api, input.deploymentId);
      for (const stage of api.stages.values()) {
        if (stage.deploymentId === id || stage.canary?.deploymentId === id)
          throw badRequest('Active stages pointing to this deployment must be moved or deleted');
      }
      api.deployments.delete(id);
      return {};
    },
  };
}

/** The stage after a new deployment; null if the request names none. Refusals as recorded by LocalStack. */
function stageAfter(
  state: ApiGatewayState,
  api: ApiRecord,
  input: CreateDeploymentRequest,
  deploymentId: string,
): StageRecord | null {
  const name = input.stageName;
  const canary = input.canarySettings;
  const existing = name === undefined ? undefined : api.stages.get(name);
  if (canary !== undefined) {
    if (name === undefined || name === '')
      throw refused(
        `Non null and non empty stageName must be provided for canary deployment. Provided value is${name === undefined ? ' null' : ''}`,
      );
    if (existing === undefined)
      throw refused(`Stage ${name.slice(0, 128)} must already be created before making a canary release deployment`);
    checkPercent(canary.percentTraffic ?? 0);
    checkVariables(canary.stageVariableOverrides);
    return { ...existing, canary: newCanary({ deploymentId }, canary), updatedAt: gatewayNow(state) };
  }
  if (name === undefined || name === '') return null;
  if (existing !== undefined && existing.canary !== null) {
    // As reported in serverless issue 11518.
    throw refused(
      `Non canary deployment not supported on stage ${name} because Canary is enabled. Provide CanarySettings in deploymentInput.`,
    );
  }
  const stage = existing ?? newStage(state, checkStageName(name), deploymentId, {});
  return {
    ...stage,
    deploymentId,
    description: input.stageDescription ?? stage.description,
    variables: input.variables === undefined ? stage.variables : checkVariables(input.variables),
    tracingEnabled: input.tracingEnabled ?? stage.tracingEnabled,
    cacheCluster: {
      enabled: input.cacheClusterEnabled ?? stage.cacheCluster.enabled,
      size: input.cacheClusterSize === undefined ? stage.cacheCluster.size : checkCacheSize(input.cacheClusterSize),
    },
    updatedAt: gatewayNow(state),
  };
}

/** AWS has no space before the reason. */
const refused = (why: string) => badRequest(`Invalid deployment content specified.${why}`);

function describe({ id, description, createdAt }: DeploymentRecord): Deployment {
  return { id, ...(description === null ? {} : { description }), createdDate: new Date(createdAt) };
}
