import { AppError } from '../domain/errors/problem.ts';
import type { VersionChanges } from '../domain/group/version-changes.ts';
import type { Parts } from '../parts/parts.ts';
import { compareVersions } from './compare-versions.ts';
import { getRollout } from './get-rollout.ts';
import { requireTarget } from '../domain/errors/require-target.ts';

/**
 * What differs between a rollout's baseline and its candidate, read from Lambda now (published versions never change).
 * Throws AppError UNKNOWN_TARGET, NOT_FOUND (also: versions not known yet, or deleted since), AWS_*.
 */
export async function getChanges(
  deps: Pick<Parts, 'targets' | 'watcher' | 'store'>,
  input: { target: string; id: string },
): Promise<VersionChanges> {
  const target = requireTarget(deps.targets, input.target);
  const rollout = await getRollout(deps, input);
  const { functionName, baselineVersion, candidateVersion } = rollout;
  if (functionName === null || baselineVersion === null || candidateVersion === null) {
    throw new AppError('NOT_FOUND', `Between which versions ${rollout.id} shifts traffic is not known yet.`);
  }
  const [from, to] = await Promise.all([
    target.lambda.getVersionConfiguration(functionName, baselineVersion),
    target.lambda.getVersionConfiguration(functionName, candidateVersion),
  ]);
  return compareVersions(functionName, from, to);
}
