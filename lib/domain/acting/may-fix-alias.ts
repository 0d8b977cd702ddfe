import { aliasName } from '../rollout/alias-name.ts';
import type { Group } from '../group/group.ts';
import { refuse, refuseInContext, type ActingContext, type May } from './may.ts';
import { isNeverDeployed, NEVER_DEPLOYED } from '../group/never-deployed.ts';

/**
 * Whether an alias may be put right: all of its traffic to one version, by UpdateAlias. `version: null` asks in general, before one is chosen. Only for an
 * alias that is split (AWS's own transient weights among them), moved, or on a version that is gone, and never while a deployment runs: it moves the
 * alias itself.
 */
export function mayFixAlias(group: Group, want: { version: string | null }, context: ActingContext): May {
  const { activeRolloutId, aliasState, drift, functionName, alias } = group;
  if (activeRolloutId !== null) {
    return refuse(
      'GROUP_BUSY',
      `${activeRolloutId} is running for this group, and it moves the alias: stop it, or wait for its end.`,
    );
  }
  if (isNeverDeployed(group)) return refuse('NOTHING_TO_DO', NEVER_DEPLOYED);
  if (functionName === null || alias === null || aliasState === null) {
    return refuse('STALE_PICTURE', "This group's alias has not been read yet.");
  }
  const isSplit = Object.values(aliasState.weights).some((percent) => percent > 0);
  if (drift.kind === 'version-gone' && want.version === drift.version) {
    return refuse('NOTHING_TO_DO', `Version ${drift.version} does not exist any more: choose one that does.`);
  }
  if (!isSplit && want.version === aliasState.version) {
    return refuse('NOTHING_TO_DO', `All traffic of ${aliasName(group)} goes to version ${want.version} already.`);
  }
  if (!isSplit && drift.kind !== 'moved' && drift.kind !== 'version-gone') {
    return refuse(
      'NOTHING_TO_DO',
      drift.kind === 'in-place'
        ? `${aliasName(group)} is where its last rollout left it, all on version ${aliasState.version}: deploy to move it.`
        : `All traffic of ${aliasName(group)} goes to version ${aliasState.version}, and no rollout is known that left it elsewhere: deploy to move it.`,
    );
  }
  return refuseInContext(context, ['lambda:UpdateAlias']) ?? { ok: true };
}
