import type { Group } from '../group/group.ts';
import { rollbackOf, rolledBackBy, type AnyRollout } from '../rollout/rollout-summary.ts';

/** What a group with no running rollout is most likely in need of. */
export type MainAction = 'fix-alias' | 'deploy' | 'roll-back';

/**
 * The action to offer first after a rollout has ended. An alias that is out of place is put right before anything
 * else: deployments of it fail. What was rolled back, or failed and is not on the alias, leaves nothing to roll back.
 *
 * @param ended null: no rollout is known.
 */
export function mainActionOf(
  { drift, aliasState }: Pick<Group, 'drift' | 'aliasState'>,
  ended: AnyRollout | null,
): MainAction {
  if (drift.kind === 'split' || drift.kind === 'moved' || drift.kind === 'version-gone') return 'fix-alias';
  if (ended === null) return 'roll-back';
  const isUndone = rolledBackBy(ended) !== null || rollbackOf(ended) !== null;
  if (isUndone) return 'deploy';
  // One that failed at 100%, in its last hook, is still there.
  const isGone = aliasState !== null && aliasState.version !== ended.candidateVersion;
  return ended.status !== 'Succeeded' && isGone ? 'deploy' : 'roll-back';
}
