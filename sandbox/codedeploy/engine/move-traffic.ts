import { AwsError } from '../../kernel/operation.ts';
import type { Deployment } from '../state.ts';
import { invalid, missingPart } from './check-target.ts';
import { fail } from './end-deployment.ts';
import type { EngineContext } from './engine-context.ts';
import { rollsBackOn } from './watched-alarms.ts';

/**
 * Writes the deployment's alias, as UpdateAlias would. Where Lambda refuses, the deployment fails: that CodeDeploy then
 * names Lambda's reason is an assumption. false: it has failed.
 */
export function moveTraffic(
  context: EngineContext,
  deployment: Deployment,
  version: string,
  weights: Record<string, number>,
): boolean {
  const spec = deployment.appSpec;
  if (spec === null) return false;
  try {
    context.lambda.move(spec.functionName, spec.alias, version, weights);
    return true;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const problem = missingPart(context.lambda, spec) ?? invalid(` ${error.message}`);
    fail(context, deployment, 'Failed', problem, rollsBackOn(deployment, 'DEPLOYMENT_FAILURE'));
    return false;
  }
}
