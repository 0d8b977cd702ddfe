import type { CanarySettings, MethodSetting, RestApi } from '@aws-sdk/client-api-gateway';
import type { Account } from '../kernel/account.ts';
import type { Clock, SimMs } from '../kernel/clock.ts';
import { AwsError } from '../kernel/operation.ts';
import type { Random } from '../kernel/random.ts';

export interface StageRecord {
  name: string;
  deploymentId: string;
  description: string | null;
  variables: Record<string, string>;
  canary: CanaryRecord | null;
  /** By `{resource path}/{method}` as patches write it, with "~1" for a slash: `~1pets/GET`, `*\/*`. */
  methodSettings: Record<string, MethodSetting>;
  accessLog: { destinationArn?: string; format?: string };
  cacheCluster: { enabled: boolean; size: string | null };
  clientCertificateId: string | null;
  documentationVersion: string | null;
  tracingEnabled: boolean;
  tags: Record<string, string>;
  createdAt: SimMs;
  updatedAt: SimMs;
}

/** The deployment that gets part of a stage's traffic. */
export interface CanaryRecord {
  deploymentId: string;
  /** 0–100. */
  percentTraffic: number;
  useStageCache: boolean;
  stageVariableOverrides: Record<string, string>;
}

export interface DeploymentRecord {
  id: string;
  description: string | null;
  createdAt: SimMs;
}

export interface ApiRecord {
  /** As answered, without its times. */
  readonly id: string;
  settings: Omit<RestApi, 'id' | 'createdDate'>;
  createdAt: SimMs;
  /** In order of creation, like the stages. */
  deployments: Map<string, DeploymentRecord>;
  stages: Map<string, StageRecord>;
}

export interface ApiGatewayState {
  readonly account: Account;
  readonly clock: Clock;
  readonly random: Random;
  readonly apis: Map<string, ApiRecord>;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Ten characters for an API or a resource ("o1y243m4f5"), six for a deployment ("rbh1fj"), as in the CLI's docs. */
export function makeGatewayId(random: Random, length: 6 | 10): string {
  let id = '';
  for (let i = 0; i < length; i++) id += LETTERS.charAt(Math.floor(random.next() * LETTERS.length));
  return id;
}

/** API Gateway's times are whole seconds, as in the CLI's examples. */
export const gatewayNow = ({ clock }: Pick<ApiGatewayState, 'clock'>): SimMs => Math.floor(clock.now() / 1000) * 1000;

export const badRequest = (message: string): AwsError => new AwsError('BadRequestException', message);

/** Recorded against AWS by LocalStack: the account comes before the id. */
export function findApi(state: ApiGatewayState, id: string | undefined): ApiRecord {
  const api = state.apis.get(id ?? '');
  if (api === undefined)
    throw new AwsError(
      'NotFoundException',
      `Invalid API identifier specified ${state.account.accountId}:${(id ?? '').slice(0, 200)}`,
      404,
    );
  return api;
}

/** The text is moto's. */
export function findStage(api: ApiRecord, name: string | undefined): StageRecord {
  const stage = api.stages.get(name ?? '');
  if (stage === undefined) throw new AwsError('NotFoundException', 'Invalid stage identifier specified', 404);
  return stage;
}

/** The text is moto's. */
export function findDeployment(api: ApiRecord, id: string | undefined): DeploymentRecord {
  const deployment = api.deployments.get(id ?? '');
  if (deployment === undefined) throw new AwsError('NotFoundException', 'Invalid Deployment identifier specified', 404);
  return deployment;
}

/** For a deployment that a stage should point to. Recorded against AWS by LocalStack. */
export function requireDeployment(api: ApiRecord, id: string): void {
  if (!api.deployments.has(id)) throw badRequest('Deployment id does not exist');
}

/** Defaults of a stage's canary: the stage's own deployment, without traffic (recorded). */
export function newCanary(stage: Pick<StageRecord, 'deploymentId'>, given: CanarySettings = {}): CanaryRecord {
  return {
    deploymentId: given.deploymentId ?? stage.deploymentId,
    percentTraffic: given.percentTraffic ?? 0,
    useStageCache: given.useStageCache ?? false,
    stageVariableOverrides: { ...given.stageVariableOverrides },
  };
}
