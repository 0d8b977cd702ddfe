import type { Group } from '@/lib/domain/group.ts';
import type { Plan } from '@/lib/domain/plan.ts';
import type { Rollout } from '@/lib/domain/rollout.ts';

/** The plan that the group's config stands for, out of a rollout that used it: configs never change. null: none known has used it. */
export function planOf(group: Pick<Group, 'configName'>, rollouts: readonly Rollout[]): Plan | null {
  return rollouts.find((rollout) => rollout.plan.configName === group.configName)?.plan ?? null;
}
