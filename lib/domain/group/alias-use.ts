import { isActive } from '../rollout/is-active.ts';
import type { RolloutSummary } from '../rollout/rollout-summary.ts';

/** A rollout of one of the groups that move an alias. */
export interface AliasRollout {
  application: string;
  group: string;
  rollout: RolloutSummary;
}

/**
 * What else moves a group's alias. CodeDeploy ties no alias to a group: any number of groups, of any application, may
 * deploy the same one, and it keeps apart only the deployments of one group.
 */
export interface AliasUse {
  /** The other groups whose rollouts name the same alias. */
  groups: { application: string; group: string }[];
  /** A running rollout of another group; null: none is known. */
  running: { id: string; application: string; group: string } | null;
  /** The rollout of another group that left the alias last; null: this group's own did, or none is known. */
  leftBy: AliasRollout | null;
}

/** The rollouts of one alias by their part in where it is. */
export interface AliasHistory {
  /** Runs now, as read by this process. The group's own before another's. */
  running: AliasRollout | null;
  /** Ran when an earlier process last read it. */
  keptRunning: AliasRollout | null;
  /** Ended last of those that moved it. */
  last: AliasRollout | null;
  use: AliasUse;
}

/** CodeDeploy's code for an alias that is not where the AppSpec starts: such a deployment moves nothing. */
const MOVED_NOTHING = 'INVALID_LAMBDA_CONFIGURATION';

/**
 * Who moves an alias, and who left it where it is.
 *
 * @param self the group that asks.
 * @param rollouts all that are known of the alias, of every group, in any order.
 */
export function aliasHistoryOf(
  self: { application: string; group: string },
  rollouts: readonly AliasRollout[],
): AliasHistory {
  const isOwn = (one: AliasRollout): boolean => one.application === self.application && one.group === self.group;
  let own: AliasRollout | null = null;
  let other: AliasRollout | null = null;
  let keptRunning: AliasRollout | null = null;
  let mover: AliasRollout | null = null;
  let failed: AliasRollout | null = null;
  const groups = new Map<string, { application: string; group: string }>();
  for (const one of rollouts) {
    const { status, keptFrom, errorCode } = one.rollout;
    if (!isOwn(one)) {
      const { application, group } = one;
      groups.set(JSON.stringify([application, group]), { application, group });
    }
    if (!isActive(status)) {
      if (errorCode === MOVED_NOTHING) failed = later(failed, one);
      else mover = later(mover, one);
    } else if (keptFrom !== undefined) keptRunning = later(keptRunning, one);
    else if (isOwn(one)) own = later(own, one);
    else other = later(other, one);
  }
  const last = mover ?? failed;
  return {
    running: own ?? other,
    keptRunning,
    last,
    use: {
      groups: [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, names]) => names),
      running: other === null ? null : { id: other.rollout.id, application: other.application, group: other.group },
      leftBy: last === null || isOwn(last) ? null : last,
    },
  };
}

function later(a: AliasRollout | null, b: AliasRollout): AliasRollout {
  return a === null || endOf(b) > endOf(a) ? b : a;
}

function endOf({ rollout }: AliasRollout): string {
  return rollout.completedAt ?? rollout.createdAt;
}
