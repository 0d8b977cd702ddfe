import type { Group } from '../domain/group/group.ts';
import { isAppError, AppError } from '../domain/errors/problem.ts';
import type { AwsTarget } from '../parts/aws-target.ts';

/** Throws AppError INVALID_INPUT (`field` named) for a version that is not published, AWS_*. */
export async function requireVersion(
  target: AwsTarget,
  { functionName }: Pick<Group, 'functionName'>,
  version: string,
  field: string,
): Promise<void> {
  if (functionName === null) return;
  try {
    const versions = await target.lambda.listVersions(functionName);
    if (versions.some((published) => published.version === version)) return;
  } catch (error) {
    // Without the permission to list versions one may still act: AWS refuses a version that does not exist.
    if (isAppError(error) && (error.code === 'AWS_ACCESS_DENIED' || error.code === 'AWS_UNKNOWN_OPERATION')) return;
    throw error;
  }
  throw new AppError('INVALID_INPUT', `${functionName} has no published version ${version}.`, { details: { field } });
}
