import type { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import type { Clock } from '../../parts/clock.ts';
import type { AwsCodeDeploy } from '../../parts/code-deploy.ts';
import { buildAppSpec } from './build-app-spec.ts';
import { codeDeployActs } from './code-deploy-acts.ts';
import { codeDeployConfigs } from './code-deploy-configs.ts';
import { codeDeployDeployments } from './code-deploy-deployments.ts';
import { codeDeployGroups } from './code-deploy-groups.ts';
import { nameErrorsOf } from '../client/name-errors-of.ts';

/** CodeDeploy in domain words. `act` is the client that never retries: what changes something is sent exactly once. */
export function createCodeDeploy(
  clients: { read: CodeDeployClient; act: CodeDeployClient },
  clock: Pick<Clock, 'monotonicMs'>,
): AwsCodeDeploy {
  const name = nameErrorsOf('codedeploy');
  return {
    ...codeDeployDeployments(clients.read, name),
    ...codeDeployConfigs(clients.read, name, clock),
    ...codeDeployGroups(clients.read, name),
    ...codeDeployActs(clients.act, name),
    buildAppSpec,
  };
}
