import type { VersionList } from '../../domain/live/pages.ts';
import { toIso } from '../../domain/time/iso.ts';
import { AppError } from '../../domain/errors/problem.ts';
import type { NamedAlias } from '../../domain/group/suggested-alias.ts';
import { withNamedAlias } from '../../domain/group/with-named-alias.ts';
import type { Parts } from '../../parts/parts.ts';
import { getGroup } from '../get-group.ts';
import { requireTarget } from '../../domain/errors/require-target.ts';

/**
 * Published versions that a group's alias could be moved to, read from Lambda now. `named`: the alias, for a group that
 * never deployed. Throws AppError UNKNOWN_TARGET, NOT_FOUND, INVALID_INPUT (functionName, alias), AWS_*.
 */
export async function getVersions(
  deps: Pick<Parts, 'targets' | 'watcher'>,
  input: { target: string; application: string; group: string; named: NamedAlias | null },
): Promise<VersionList> {
  const target = requireTarget(deps.targets, input.target);
  const group = await withNamedAlias(await getGroup(deps, input), input.named, (...names) =>
    target.lambda.getAlias(...names),
  );
  if (group.functionName === null) {
    throw new AppError(
      'NOT_FOUND',
      `Which function ${group.group} deploys is not known: no deployment of it names one.`,
    );
  }
  const versions = await target.lambda.listVersions(group.functionName);
  const now = target.clock.now();
  return {
    versions,
    aliasVersion: group.aliasState?.version ?? null,
    asOf: now === null ? null : toIso(now.getTime()),
  };
}
