import { between, makeUuid } from '../kernel/make-id.ts';
import type { AliasMover } from '../lambda/create-lambda.ts';
import type { CodeDeployState, Deployment, HookBehaviour, LifecycleName } from './state.ts';

/** Captured: the hook's log begins about two seconds after the deployment's start. */
const INVOKE_MS = [1000, 2000] as const;
/** A hook that never answers fails after an hour. */
const SILENCE_MS = 3_600_000;
/** What a hook function does of which no scenario says anything. */
const USUAL: HookBehaviour = { kind: 'succeed', afterMs: 2000 };

interface HookParts {
  state: CodeDeployState;
  lambda: Pick<AliasMover, 'hasFunction'>;
  later: (ms: number, action: () => void) => void;
}

/**
 * Calls a lifecycle hook and reports once: null when it answered Succeeded, otherwise why it counts as failed. The answer
 * comes from the behaviour that the scenario set, or from PutLifecycleEventHookExecutionStatus, whichever is first.
 */
export function invokeHook(
  parts: HookParts,
  deployment: Deployment,
  event: LifecycleName,
  hook: string,
  done: (failure: string | null) => void,
): void {
  const { state, lambda, later } = parts;
  const functionName = hook.replace(/^arn:[^:]*:lambda:[^:]*:[^:]*:function:/, '').split(':')[0] ?? hook;
  later(Math.round(between(state.random, INVOKE_MS[0], INVOKE_MS[1])), () => {
    if (!lambda.hasFunction(functionName)) {
      done(`The validation function ${functionName} could not be invoked: it does not exist.`);
      return;
    }
    const executionId = Buffer.from(
      JSON.stringify({
        encryptedData: makeUuid(state.random),
        ivParameterSpec: makeUuid(state.random),
        materialSetSerial: 1,
      }),
    ).toString('base64');
    const settle = (failure: string | null): void => {
      if (!state.pendingHooks.delete(executionId)) return;
      state.answeredHooks.add(executionId);
      done(failure);
    };
    const answer = (succeeded: boolean): void =>
      settle(succeeded ? null : `The validation function ${functionName} reported Failed.`);
    state.pendingHooks.set(executionId, {
      executionId,
      deployment,
      event,
      functionName,
      invokedAt: state.clock.now(),
      answer,
    });
    const behaviour = state.hookBehaviours.get(functionName) ?? USUAL;
    if (behaviour.kind !== 'silent') later(behaviour.afterMs, () => answer(behaviour.kind === 'succeed'));
    later(SILENCE_MS, () => settle(`The validation function ${functionName} did not answer within an hour.`));
  });
}
