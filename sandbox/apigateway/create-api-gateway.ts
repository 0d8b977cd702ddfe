import type { Account } from '../kernel/account.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Operation } from '../kernel/operation.ts';
import type { Random } from '../kernel/random.ts';
import { deploymentOperations } from './deployment-operations.ts';
import { restApiOperations } from './rest-api-operations.ts';
import { stageOperations } from './stage-operations.ts';
import type { ApiGatewayState } from './state.ts';

export interface ApiGateway {
  readonly operations: Record<string, Operation>;
}

/** REST APIs as far as a canary needs them: APIs, deployments and stages. Their addresses do not answer. */
export function createApiGateway(parts: { clock: Clock; random: Random; account: Account }): ApiGateway {
  const state: ApiGatewayState = { ...parts, apis: new Map() };
  return {
    operations: { ...restApiOperations(state), ...deploymentOperations(state), ...stageOperations(state) },
  };
}
