import { useActingContext } from '@/lib/client/use-acting-context.ts';
import type { Action } from '@/lib/domain/acting/action.ts';
import { actionsOfGroup, actionsOfRollout } from '@/lib/domain/acting/actions-of.ts';
import type { ActionRequest } from './open-action.ts';

/** Whether this viewer may do it now, and why not: decided here, since the stream carries facts only. */
export function useAction(request: ActionRequest): Action {
  const context = useActingContext('rollout' in request ? request.rollout.target : request.group.target);
  const actions =
    'rollout' in request
      ? actionsOfRollout(request.rollout, request.group, context)
      : // Whether a rollout may be stopped is asked of the rollout.
        actionsOfGroup(request.group, null, context);
  return actions[request.kind];
}
