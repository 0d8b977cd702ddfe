import type { Group } from '@/lib/domain/group.ts';

/**
 * The AWS CLI command that puts all traffic of a split alias on one version. With the revision id that was read, so that it fails instead of
 * overwriting when somebody changed the alias meanwhile (UpdateAlias is last-writer-wins otherwise). null: the names are not known.
 */
export function unsplitCommand(
  group: Pick<Group, 'functionName' | 'alias' | 'aliasState'>,
  version: string,
  region: string | null,
): string | null {
  if (group.functionName === null || group.alias === null) return null;
  const revision = group.aliasState?.revisionId ?? null;
  return [
    'aws lambda update-alias',
    `--function-name ${group.functionName}`,
    `--name ${group.alias}`,
    `--function-version ${version}`,
    "--routing-config 'AdditionalVersionWeights={}'",
    ...(revision === null ? [] : [`--revision-id ${revision}`]),
    ...(region === null ? [] : [`--region ${region}`]),
  ].join(' ');
}
