import type { ErrorInformation } from '@aws-sdk/client-codedeploy';
import { AwsError } from '../../kernel/operation.ts';
import type { AppSpec } from '../read-app-spec.ts';
import type { Deployment } from '../state.ts';
import { invalid, missingPart } from './check-target.ts';
import { fail } from './end-deployment.ts';
import type { EngineContext } from './engine-context.ts';
import { playedFailure } from './played-cause.ts';
import { rollsBackOn } from './watched-alarms.ts';

/**
 * Writes the deployment's alias, as UpdateAlias would. Where Lambda refuses, the deployment fails: that CodeDeploy then
 * names Lambda's reason is an assumption. false: it has failed.
 */
export function moveTraffic(
  context: EngineContext,
  deployment: Deployment,
  step: { index: number; isLast: boolean },
  version: string,
  weights: Record<string, number>,
): boolean {
  const spec = deployment.appSpec;
  if (spec === null) return false;
  const problem = playedFailure(deployment, step) ?? refusal(context, spec, version, weights);
  if (problem === undefined) return true;
  fail(context, deployment, 'Failed', problem, rollsBackOn(deployment, 'DEPLOYMENT_FAILURE'));
  return false;
}

/** Writes the alias; why Lambda refuses that, or undefined: it is written. */
function refusal(
  { lambda }: EngineContext,
  spec: AppSpec,
  version: string,
  weights: Record<string, number>,
): ErrorInformation | undefined {
  try {
    lambda.move(spec.functionName, spec.alias, version, weights);
    return undefined;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return missingPart(lambda, spec) ?? invalid(` ${error.message}`);
  }
}
