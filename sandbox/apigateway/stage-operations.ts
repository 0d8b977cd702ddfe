import type {
  CreateStageRequest,
  DeleteStageRequest,
  GetStageRequest,
  GetStagesRequest,
  Stage,
  Stages,
  UpdateStageRequest,
} from '@aws-sdk/client-api-gateway';
import { AwsError, type Operation } from '../kernel/operation.ts';
import { applyPatch, checkPatchOperations } from './apply-patch.ts';
import { checkCacheSize, checkPercent, checkStageName, checkVariables } from './check-values.ts';
import {
  findApi,
  findStage,
  gatewayNow,
  newCanary,
  requireDeployment,
  type ApiGatewayState,
  type CanaryRecord,
  type StageRecord,
} from './state.ts';

export function stageOperations(state: ApiGatewayState): Record<string, Operation> {
  return {
    CreateStage(input: CreateStageRequest): Stage {
      const api = findApi(state, input.restApiId);
      const name = checkStageName(input.stageName ?? '');
      const deploymentId = input.deploymentId ?? '';
      if (api.stages.has(name)) throw new AwsError('ConflictException', 'Stage already exists', 409);
      requireDeployment(api, deploymentId);
      const stage = newStage(state, name, deploymentId, {
        description: input.description ?? null,
        documentationVersion: input.documentationVersion ?? null,
        variables: checkVariables(input.variables),
        tracingEnabled: input.tracingEnabled ?? false,
        tags: { ...input.tags },
        cacheCluster: {
          enabled: input.cacheClusterEnabled ?? false,
          size: input.cacheClusterSize === undefined ? null : checkCacheSize(input.cacheClusterSize),
        },
      });
      if (input.canarySettings !== undefined) {
        stage.canary = newCanary(stage, input.canarySettings);
        requireDeployment(api, stage.canary.deploymentId);
        checkPercent(stage.canary.percentTraffic);
        checkVariables(stage.canary.stageVariableOverrides);
      }
      api.stages.set(name, stage);
      return describeStage(stage);
    },

    GetStage(input: GetStageRequest): Stage {
      return describeStage(findStage(findApi(state, input.restApiId), input.stageName));
    },

    /** All of them: GetStages has no pages. AWS's order is not known. */
    GetStages(input: GetStagesRequest): Stages {
      const stages = [...findApi(state, input.restApiId).stages.values()];
      const wanted = input.deploymentId;
      return {
        item: stages.filter((stage) => wanted === undefined || stage.deploymentId === wanted).map(describeStage),
      };
    },

    DeleteStage(input: DeleteStageRequest): object {
      const api = findApi(state, input.restApiId);
      api.stages.delete(findStage(api, input.stageName).name);
      return {};
    },

    UpdateStage(input: UpdateStageRequest): Stage {
      const operations = input.patchOperations ?? [];
      checkPatchOperations('updateStageInput', operations);
      const api = findApi(state, input.restApiId);
      const after = applyPatch(api, findStage(api, input.stageName), operations);
      after.updatedAt = gatewayNow(state);
      api.stages.set(after.name, after);
      return describeStage(after);
    },
  };
}

export function newStage(
  state: ApiGatewayState,
  name: string,
  deploymentId: string,
  given: Partial<StageRecord>,
): StageRecord {
  const now = gatewayNow(state);
  return {
    name,
    deploymentId,
    description: null,
    variables: {},
    canary: null,
    methodSettings: {},
    accessLog: {},
    cacheCluster: { enabled: false, size: null },
    clientCertificateId: null,
    documentationVersion: null,
    tracingEnabled: false,
    tags: {},
    createdAt: now,
    updatedAt: now,
    ...given,
  };
}

/** As recorded: empty members are absent, except methodSettings. */
function describeStage(stage: StageRecord): Stage {
  const { enabled, size } = stage.cacheCluster;
  return {
    deploymentId: stage.deploymentId,
    stageName: stage.name,
    cacheClusterEnabled: enabled,
    cacheClusterStatus: enabled ? 'AVAILABLE' : 'NOT_AVAILABLE',
    methodSettings: stage.methodSettings,
    tracingEnabled: stage.tracingEnabled,
    createdDate: new Date(stage.createdAt),
    lastUpdatedDate: new Date(stage.updatedAt),
    ...(enabled || size !== null
      ? { cacheClusterSize: (size ?? '0.5') as NonNullable<Stage['cacheClusterSize']> }
      : {}),
    ...(stage.description === null ? {} : { description: stage.description }),
    ...(stage.clientCertificateId === null ? {} : { clientCertificateId: stage.clientCertificateId }),
    ...(stage.documentationVersion === null ? {} : { documentationVersion: stage.documentationVersion }),
    ...(isEmpty(stage.variables) ? {} : { variables: stage.variables }),
    ...(isEmpty(stage.accessLog) ? {} : { accessLogSettings: stage.accessLog }),
    ...(isEmpty(stage.tags) ? {} : { tags: stage.tags }),
    ...(stage.canary === null ? {} : { canarySettings: describeCanary(stage.canary) }),
  };
}

function describeCanary({ stageVariableOverrides, ...rest }: CanaryRecord): NonNullable<Stage['canarySettings']> {
  return { ...rest, ...(isEmpty(stageVariableOverrides) ? {} : { stageVariableOverrides }) };
}

const isEmpty = (value: object): boolean => Object.keys(value).length === 0;
