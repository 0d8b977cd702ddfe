import { failureReason } from './failure-reason.ts';
import { HANDLER_MS, type Change } from './change.ts';
import { KINDS } from '../resources/kinds.ts';
import { setResourceStatus } from './stack-events.ts';
import type { CloudFormationState, Stack, StackResource } from '../state.ts';

/** Removes resources one by one, except those to retain. Reports a failure and goes on, as AWS's cleanup does. */
export function removeResources(
  state: CloudFormationState,
  stack: Stack,
  resources: readonly StackResource[],
  change: Pick<Change, 'later'>,
  done: (failed: string[]) => void,
): void {
  const failed: string[] = [];
  const next = async (index: number): Promise<void> => {
    const resource = resources[index];
    if (resource === undefined) {
      done(failed);
      return;
    }
    const here = stack.resources.get(resource.logicalId)?.physicalId === resource.physicalId;
    if (resource.keepsOnDelete) {
      setResourceStatus(state, stack, resource, 'DELETE_SKIPPED');
      if (here) stack.resources.delete(resource.logicalId);
      await next(index + 1);
      return;
    }
    setResourceStatus(state, stack, resource, 'DELETE_IN_PROGRESS');
    change.later(HANDLER_MS, async () => {
      try {
        await KINDS.get(resource.type)?.remove(state, resource);
        setResourceStatus(state, stack, resource, 'DELETE_COMPLETE');
        if (here) stack.resources.delete(resource.logicalId);
      } catch (error) {
        failed.push(resource.logicalId);
        setResourceStatus(state, stack, resource, 'DELETE_FAILED', failureReason(state, error));
      }
      await next(index + 1);
    });
  };
  change.later(0, () => next(0));
}
