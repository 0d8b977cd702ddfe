import type { Group } from './group.ts';
import { knownPlan } from '../plan/known-plan.ts';
import type { Plan } from '../plan/plan.ts';

/**
 * The plan of the group's config: AWS's own by its name, any other as it was just read. Never that of an earlier
 * rollout: the name may have been given to another config since. `read`: the plan of a pre-flight or draft, of whatever
 * config that was for. null: not known.
 */
export function planOfGroup({ configName }: Pick<Group, 'configName'>, read: Plan | null): Plan | null {
  if (configName === null) return null;
  return knownPlan(configName) ?? (read?.configName === configName ? read : null);
}
