import type { Group } from './group.ts';
import { knownPlan } from '../plan/known-plan.ts';
import type { Plan } from '../plan/plan.ts';
import type { Rollout } from '../rollout/rollout.ts';

/**
 * The plan of the group's config: AWS's own by its name, any other from a rollout that used it, because configs never
 * change. null: neither is known.
 */
export function planOfGroup({ configName }: Pick<Group, 'configName'>, rollouts: readonly Rollout[]): Plan | null {
  if (configName === null) return null;
  return knownPlan(configName) ?? rollouts.find(({ plan }) => plan.configName === configName)?.plan ?? null;
}
