import type { Action, ActionName } from '@/lib/domain/rollout/rollout.ts';

/** One action of a rollout or a group; one that the server did not list is not offered. */
export function actionOf(actions: readonly Action[], name: ActionName): Action {
  return (
    actions.find((action) => action.name === name) ?? { name, allowed: false, why: 'Sluice does not offer this here.' }
  );
}
