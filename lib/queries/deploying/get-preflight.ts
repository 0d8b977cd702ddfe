import { preflightOf } from '../../domain/preflight/preflight-of.ts';
import { groupKey } from '../../domain/group/group-key.ts';
import type { Group } from '../../domain/group/group.ts';
import type { Preflight } from '../../domain/preflight/preflight.ts';
import { requireTarget } from '../../domain/errors/require-target.ts';
import type { AwsTarget } from '../../parts/aws-target.ts';
import type { Parts } from '../../parts/parts.ts';
import { readGroupForDeploying } from './read-group-for-deploying.ts';
import { readPreflightFacts } from './read-preflight-facts.ts';

const LATEST = '$LATEST';

/**
 * What would happen if a deployment of the group started now: of `version` (null: any new one) by `configName` (null:
 * the group's own). Made at most once a minute for all viewers, and again as soon as the watcher sees the group change.
 * Throws AppError UNKNOWN_TARGET, NOT_FOUND, and AWS_* for a group that was never read.
 */
export async function getPreflight(
  deps: Pick<Parts, 'targets' | 'watcher' | 'clock' | 'shelves'>,
  input: { target: string; application: string; group: string; version: string | null; configName: string | null },
): Promise<Preflight> {
  const target = requireTarget(deps.targets, input.target);
  const { group, unread } = await readGroupForDeploying(deps, target, input);
  const preflight = await preflightOfGroup(deps, target, group, input);
  return unread === null ? preflight : { ...preflight, unread: [unread, ...preflight.unread] };
}

/** The same for a group that has just been read. */
export function preflightOfGroup(
  deps: Pick<Parts, 'clock' | 'shelves'>,
  target: AwsTarget,
  group: Group,
  want: { version: string | null; configName: string | null },
): Promise<Preflight> {
  // The group comes first: what is kept for it is dropped when it changes (create-shelves.ts).
  const of = JSON.stringify([want.version, want.configName, group.functionName, group.alias]);
  const key = groupKey(group.application, group.group) + of;
  return deps.shelves.preflight.get(target, key, async () =>
    preflightOf(
      await readPreflightFacts(deps, target, group, {
        // $LATEST has no number yet, and so no minutes and no alarms of its own.
        candidateVersion: want.version === LATEST ? null : want.version,
        configName: want.configName,
      }),
    ),
  );
}
