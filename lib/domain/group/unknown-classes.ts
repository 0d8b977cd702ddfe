import type { GroupClass } from './classify-group.ts';
import type { Group } from './group.ts';
import { isNeverDeployed } from './never-deployed.ts';

/**
 * Which classes a group may belong to for all that is known: what they rest on has not been read, or could not be. A
 * group whose class is unknown counts for nothing, but nobody may say that it is not in it.
 */
export function unknownClasses(group: Group): Record<keyof GroupClass, boolean> {
  const { alarms, aliasState, lastRollout, lastRolloutId, drift } = group;
  const bypassed = alarms.ignored === null;
  const isUnread = aliasState === null || (lastRollout === null && lastRolloutId !== null);
  const drifted = drift.kind === 'unknown' && isUnread && !isNeverDeployed(group);
  return {
    // Running rollouts come in one list for the whole target.
    shifting: false,
    idle: false,
    bypassed,
    drifted,
    attention: bypassed || drifted || alarms.items.some(({ state }) => state === null),
  };
}
