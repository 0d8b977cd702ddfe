import type { WithActions } from '../domain/acting/action.ts';
import { actionsOfGroup, actionsOfRollout } from '../domain/acting/actions-of.ts';
import type { Actor } from '../domain/acting/actor.ts';
import type { Group } from '../domain/group/group.ts';
import type { Rollout } from '../domain/rollout/rollout.ts';
import type { Parts } from '../parts/parts.ts';
import { actingContext } from './acting-context.ts';

export interface Things {
  rollout: Rollout;
  group: Group;
}

type ActionsFor = { [K in keyof Things]: (thing: Things[K]) => WithActions<Things[K]> };

/** Adds to facts about one target what `actor` may do now, for one answer. */
export function actionsFor(deps: Pick<Parts, 'watcher'>, actor: Actor, target: string): ActionsFor {
  const { watcher } = deps;
  const context = actingContext(deps, actor, target);
  return {
    rollout(rollout) {
      const group = watcher.group(target, rollout.application, rollout.group);
      return { ...rollout, actions: Object.values(actionsOfRollout(rollout, group, context)) };
    },
    group(group) {
      const active = group.activeRolloutId === null ? null : watcher.rollout(target, group.activeRolloutId);
      return { ...group, actions: Object.values(actionsOfGroup(group, active, context)) };
    },
  };
}
