import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import { handlerMessage } from './failure-reason.ts';
import { setResourceStatus } from './stack-events.ts';
import { call, type CloudFormationState, type Stack, type StackResource } from '../state.ts';

const POLL_MS = 5000;
/** Captured: CloudFormation reported a rollback 20 s after CodeDeploy had finished it. */
const FAILURE_LAG_MS = 20_000;
/** Captured: UPDATE_FAILED came a second later. */
const FAILED_AFTER_MS = 1000;

/**
 * Waits for a CodeDeploy deployment as CloudFormation does, with its events on the alias. Calls `ended` with null for a
 * success, else with the reason as captured: "<id> failed. <message>".
 */
export function awaitDeployment(
  state: CloudFormationState,
  stack: Stack,
  alias: StackResource,
  deploymentId: string,
  ended: (failure: string | null) => Promise<void>,
): void {
  const later = (ms: number, action: () => Promise<void>): void => void state.clock.at(state.clock.now() + ms, action);
  const say = (reason: string): void => setResourceStatus(state, stack, alias, 'UPDATE_IN_PROGRESS', reason);
  const read = async (): Promise<DeploymentInfo> => {
    const answer = await call(state, state.codeDeploy, 'GetDeployment', { deploymentId });
    return answer['deploymentInfo'] as DeploymentInfo;
  };
  const poll = async (): Promise<void> => {
    const { status } = await read();
    if (status === 'Succeeded') await ended(null);
    else if (status === 'Failed' || status === 'Stopped') later(FAILURE_LAG_MS, report);
    else later(POLL_MS, poll);
  };
  const report = async (): Promise<void> => {
    const { rollbackInfo } = await read();
    const rollback = rollbackInfo?.rollbackDeploymentId;
    if (rollback !== undefined) say(`CodeDeploy rollback deployment started: ${rollback}`);
    later(FAILED_AFTER_MS, async () => {
      const { errorInformation } = await read();
      await ended(
        handlerMessage(state, `${deploymentId} failed. ${errorInformation?.message ?? ''}`, 'InternalFailure'),
      );
    });
  };
  say(`CodeDeploy deployment started: ${deploymentId}`);
  later(POLL_MS, poll);
}
