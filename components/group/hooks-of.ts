import type { Rollout } from '@/lib/domain/rollout.ts';

export interface Hook {
  event: string;
  functionName: string;
}

/** The hooks of the last rollout that tells them: they are in its AppSpec, not in the group. null: no rollout tells any event. */
export function hooksOf(rollouts: readonly Rollout[]): Hook[] | null {
  // A rollback by CodeDeploy runs without hooks.
  const last = rollouts.find((rollout) => rollout.lifecycle.length > 0 && rollout.rollback.of === null);
  if (!last) return null;
  return last.lifecycle.flatMap(({ name, hookFunction }) =>
    hookFunction === null ? [] : [{ event: name, functionName: hookFunction }],
  );
}
