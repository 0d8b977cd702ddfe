import type { ErrorInformation } from '@aws-sdk/client-codedeploy';
import type { AliasMover } from '../../lambda/create-lambda.ts';
import { INVALID_APP_SPEC } from '../read-revision.ts';
import type { AppSpec } from '../read-app-spec.ts';
import type { Deployment } from '../state.ts';

/**
 * Why a deployment cannot move its alias; undefined: it can. The texts for an alias on another version and for a target
 * equal to the current version were captured from AWS; the others follow their form.
 */
export function checkTarget(lambda: AliasMover, deployment: Deployment): ErrorInformation | undefined {
  const spec = deployment.appSpec;
  if (spec === null) return deployment.specProblem;
  const missing = missingPart(lambda, spec);
  if (missing !== undefined || deployment.isRollback) return missing;
  if (spec.targetVersion === spec.currentVersion) return invalid('');
  const route = lambda.route(spec.functionName, spec.alias);
  if (Object.keys(route?.weights ?? {}).length > 0) {
    return invalid(' The Lambda function alias already routes traffic to more than one version.');
  }
  if (route?.version !== spec.currentVersion) {
    return invalid(' The Lambda function alias version does not match the current version in AppSpec file.');
  }
  return undefined;
}

/** What of a deployment's function, alias and target version does not exist; undefined: all of it does. */
export function missingPart(lambda: AliasMover, spec: AppSpec): ErrorInformation | undefined {
  if (!lambda.hasFunction(spec.functionName)) {
    const message =
      'The deployment failed because the Lambda function specified in the AppSpec file could not be found.';
    return { code: 'INVALID_LAMBDA_FUNCTION', message };
  }
  if (lambda.route(spec.functionName, spec.alias) === null)
    return invalid(' The Lambda function alias could not be found.');
  if (!lambda.hasVersion(spec.functionName, spec.targetVersion))
    return invalid(' The target version of the Lambda function could not be found.');
  return undefined;
}

export const invalid = (detail: string): ErrorInformation => ({
  code: 'INVALID_LAMBDA_CONFIGURATION',
  message: `${INVALID_APP_SPEC}${detail}`,
});
