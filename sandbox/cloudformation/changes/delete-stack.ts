import { removeResources } from './remove-resources.ts';
import { setStackStatus } from './stack-events.ts';
import { validationError, type CloudFormationState, type Stack } from '../state.ts';

/** Removes a stack's resources on the clock, newest first. @throws ValidationError while the stack is changing. */
export function deleteStack(state: CloudFormationState, stack: Stack): void {
  if (stack.status === 'DELETE_IN_PROGRESS') return;
  if (stack.status.endsWith('_IN_PROGRESS') && stack.status !== 'REVIEW_IN_PROGRESS')
    throw validationError(`Stack [${stack.name}] cannot be deleted while in status ${stack.status}`);
  setStackStatus(state, stack, 'DELETE_IN_PROGRESS', 'User Initiated');
  const later = (ms: number, action: () => Promise<void>): void => void state.clock.at(state.clock.now() + ms, action);
  removeResources(state, stack, [...stack.resources.values()].toReversed(), { later }, (failed) => {
    if (failed.length > 0) {
      setStackStatus(
        state,
        stack,
        'DELETE_FAILED',
        `The following resource(s) failed to delete: [${failed.join(', ')}]. `,
      );
      return;
    }
    setStackStatus(state, stack, 'DELETE_COMPLETE');
    stack.deletedAt = state.clock.now();
    state.stacks.delete(stack.name);
    state.deleted.push(stack);
  });
}
