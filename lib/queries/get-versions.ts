import type { PublishedVersion } from '../domain/group.ts';
import { toIso } from '../domain/iso-time.ts';
import type { Iso } from '../domain/iso.ts';
import { AppError } from '../domain/problem.ts';
import type { Parts } from '../parts/parts.ts';
import { getGroup } from './get-group.ts';
import { requireTarget } from '../domain/require-target.ts';

export interface Versions {
  /** Newest first. */
  versions: PublishedVersion[];
  aliasVersion: string | null;
  asOf: Iso | null;
}

/** Published versions that a group's alias could be moved to, read from Lambda now. Throws AppError UNKNOWN_TARGET, NOT_FOUND, AWS_*. */
export async function getVersions(
  deps: Pick<Parts, 'targets' | 'watcher'>,
  input: { target: string; application: string; group: string },
): Promise<Versions> {
  const target = requireTarget(deps.targets, input.target);
  const group = await getGroup(deps, input);
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
