import type { Deployment } from '../state.ts';
import { cancelBooked, closeEvent, type EngineContext } from './engine-context.ts';
import { rollBack } from './roll-back.ts';

export function succeed(context: EngineContext, deployment: Deployment): void {
  deployment.status = 'Succeeded';
  deployment.group.lastSuccessful = deployment;
  deployment.group.targetRevision = deployment.revision;
  finish(context, deployment);
}

/** Ends a deployment that did not succeed. `rollsBack`: starts the deployment that undoes it. */
export function fail(
  context: EngineContext,
  deployment: Deployment,
  status: 'Failed' | 'Stopped',
  error: Deployment['error'],
  rollsBack: boolean,
): void {
  for (const event of deployment.events) {
    if (event.status === 'InProgress') closeEvent(context, event, 'Failed');
    else if (event.status === 'Pending') event.status = 'Skipped';
  }
  deployment.status = status;
  deployment.error = error;
  finish(context, deployment);
  if (!rollsBack || deployment.isRollback) return;
  const undo = rollBack(context.state, deployment);
  if (undo !== null) context.start(undo);
}

function finish({ state, running }: EngineContext, deployment: Deployment): void {
  cancelBooked(deployment);
  for (const hook of state.pendingHooks.values()) {
    if (hook.deployment === deployment) state.pendingHooks.delete(hook.executionId);
  }
  deployment.completedAt = state.clock.now();
  deployment.updatedAt = state.clock.now();
  running.delete(deployment);
  if (deployment.group.active === deployment) deployment.group.active = undefined;
  deployment.group.lastAttempted = deployment;
}
