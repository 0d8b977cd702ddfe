import { HANDLER_MS, type Change } from './change.ts';
import { failureReason } from './failure-reason.ts';
import { KINDS } from '../resources/kinds.ts';
import { removeResources } from './remove-resources.ts';
import { setResourceStatus, setStackStatus } from './stack-events.ts';
import type { CloudFormationState, Stack, StackResource } from '../state.ts';

/**
 * Undoes a change that failed: changed resources are restored, side by side unless one depends on another, and new ones
 * removed. An alias is set, not deployed
 * (captured), and new versions stay with DELETE_SKIPPED.
 */
export function rollBackStack(state: CloudFormationState, stack: Stack, change: Change): void {
  const making = change.previous === undefined;
  const verb = making ? 'create' : 'update';
  const reason = `The following resource(s) failed to ${verb}: [${change.failed.join(', ')}]. `;
  setStackStatus(state, stack, making ? 'ROLLBACK_IN_PROGRESS' : 'UPDATE_ROLLBACK_IN_PROGRESS', reason);
  const changed = change.touched.flatMap((logicalId) => change.before.get(logicalId) ?? []);
  const fresh = change.touched.flatMap((logicalId) => {
    const made = stack.resources.get(logicalId);
    return made !== undefined && made.physicalId !== change.before.get(logicalId)?.physicalId ? [{ ...made }] : [];
  });
  const failed: string[] = [];
  const open = new Map(changed.map((old) => [old.logicalId, old]));
  const waiting = new Map(open);
  const dependencies = (logicalId: string): Iterable<string> =>
    change.previous?.resources.get(logicalId)?.dependencies ?? [];
  /** Restores what waits for nothing, side by side. */
  const restoreReady = async (): Promise<void> => {
    if (open.size === 0) return finish();
    for (const old of waiting.values()) {
      if ([...dependencies(old.logicalId)].some((name) => open.has(name))) continue;
      waiting.delete(old.logicalId);
      const now = stack.resources.get(old.logicalId) ?? old;
      setResourceStatus(state, stack, now, 'UPDATE_IN_PROGRESS', undefined, old.properties);
      change.later(HANDLER_MS, async () => {
        try {
          await restore(state, now, old);
          stack.resources.set(old.logicalId, { ...old });
          setResourceStatus(state, stack, stack.resources.get(old.logicalId) ?? old, 'UPDATE_COMPLETE');
        } catch (error) {
          failed.push(old.logicalId);
          setResourceStatus(state, stack, now, 'UPDATE_FAILED', failureReason(state, error));
        }
        open.delete(old.logicalId);
        await restoreReady();
      });
    }
  };
  const finish = (): void => {
    if (failed.length > 0) {
      const why = `The following resource(s) failed to update: [${failed.join(', ')}]. `;
      setStackStatus(state, stack, 'UPDATE_ROLLBACK_FAILED', why);
      return;
    }
    if (!making) setStackStatus(state, stack, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
    // When creating a stack fails, AWS deletes what it created, whatever the DeletionPolicy says.
    const doomed = fresh.toReversed().map((resource) => (making ? { ...resource, keepsOnDelete: false } : resource));
    removeResources(state, stack, doomed, change, () =>
      setStackStatus(state, stack, making ? 'ROLLBACK_COMPLETE' : 'UPDATE_ROLLBACK_COMPLETE'),
    );
  };
  if (change.previous !== undefined) stack.template = change.previous;
  change.later(0, restoreReady);
}

async function restore(state: CloudFormationState, now: StackResource, old: StackResource): Promise<void> {
  const kind = KINDS.get(old.type);
  // A replaced resource still exists: the stack only has to point to it again.
  if (kind === undefined || now.physicalId !== old.physicalId) return;
  const wanted = { logicalId: old.logicalId, properties: old.properties, updatePolicy: {}, name: () => old.physicalId };
  await kind.update(state, now, wanted, true);
}
