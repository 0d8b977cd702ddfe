import { areIgnored } from '../alarms/are-ignored.ts';
import { needsAttention } from './attention-of.ts';
import type { Group } from './group.ts';
import type { Iso } from '../time/iso.ts';
import type { Rollout } from '../rollout/rollout.ts';

/** Which of the fleet's filter chips a group counts for. Only `shifting` and `idle` exclude one another. */
export interface GroupClass {
  shifting: boolean;
  attention: boolean;
  bypassed: boolean;
  drifted: boolean;
  idle: boolean;
}

/** `rollout`: the group's running rollout, if any. `now` is AWS's time. */
export function classifyGroup(group: Group, rollout: Rollout | null, now: Iso): GroupClass {
  const shifting = group.activeRolloutId !== null;
  return {
    shifting,
    attention: needsAttention(group, rollout, now).reasons.length > 0,
    bypassed: areIgnored(group.alarms),
    drifted: ['split', 'moved', 'version-gone'].includes(group.drift.kind),
    idle: !shifting,
  };
}
