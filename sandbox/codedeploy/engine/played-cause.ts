import type { ErrorInformation } from '@aws-sdk/client-codedeploy';
import type { PlayedCode } from '../cause.ts';
import type { Deployment } from '../state.ts';

/** What the SDK's documentation says of each code. Which texts deployments really get is not known. */
const TEXTS: Record<Exclude<PlayedCode, 'IAM_ROLE_PERMISSIONS'>, string> = {
  THROTTLED:
    'The operation was throttled because the calling account exceeded the throttling limits of one or more Amazon Web Services services.',
  IAM_ROLE_MISSING: 'The service role cannot be accessed.',
  TIMEOUT: 'The deployment has timed out.',
  INTERNAL_ERROR: 'There was an internal error.',
};

/** Of two people's accounts: aws/serverless-application-model#219, terraform-aws-modules/terraform-aws-lambda#77. */
export const notPermitted = (role: string): ErrorInformation => ({
  code: 'IAM_ROLE_PERMISSIONS',
  message: `The IAM role ${role} does not give you permission to perform operations in the following AWS service: AWSLambda. Contact your AWS administrator if you need help. If you are an AWS administrator, you can grant permissions to your users or groups by creating IAM policies.`,
});

/** Why this write of the deployment's alias fails, as its group's cause says; undefined: nothing is played. */
export function playedFailure(
  { group, isRollback }: Deployment,
  step: { index: number; isLast: boolean },
): ErrorInformation | undefined {
  const cause = group.cause;
  if (cause === undefined) return undefined;
  const isDue = isRollback ? cause.rollbackToo : step.index >= cause.afterSteps || step.isLast;
  if (!isDue) return undefined;
  const usual =
    cause.code === 'IAM_ROLE_PERMISSIONS'
      ? notPermitted(group.serviceRoleArn)
      : { code: cause.code, message: TEXTS[cause.code] };
  return { ...usual, message: cause.message ?? usual.message };
}
