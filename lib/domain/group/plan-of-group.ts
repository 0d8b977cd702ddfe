import type { Group } from './group.ts';
import { knownPlan } from '../plan/known-plan.ts';
import type { Plan } from '../plan/plan.ts';
import type { Rollout } from '../rollout/rollout.ts';

/**
 * The plan that the group's config stands for: AWS's own by its name, any other out of a rollout that used it, for configs never change.
 * null: neither tells it.
 */
export function planOfGroup({ configName }: Pick<Group, 'configName'>, rollouts: readonly Rollout[]): Plan | null {
  if (configName === null) return null;
  return knownPlan(configName) ?? rollouts.find(({ plan }) => plan.configName === configName)?.plan ?? null;
}
