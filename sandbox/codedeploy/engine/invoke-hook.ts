import { between, makeUuid } from '../../kernel/make-id.ts';
import { AwsError } from '../../kernel/operation.ts';
import type { AliasMover, Target } from '../../lambda/create-lambda.ts';
import type { Functions } from '../../runtime/functions.ts';
import { createPace } from '../../runtime/pace.ts';
import type { LifecycleName } from '../lifecycle-name.ts';
import type { CodeDeployState, Deployment, HookBehaviour } from '../state.ts';

/** Captured: the hook's log begins about two seconds after the deployment's start. */
const INVOKE_MS = [1000, 2000] as const;
/** A hook that never answers fails after an hour. */
const SILENCE_MS = 3_600_000;
/** How long a silent hook without code runs. */
const SILENT_RUNS_MS = 2000;
/** What a hook function does unless a scenario says otherwise. */
const USUAL: HookBehaviour = { kind: 'succeed', afterMs: 2000 };

/** Why a hook did not succeed. */
export interface HookFailure {
  /** 'permission': the group's role may not invoke it. */
  kind: 'hook' | 'permission';
  /** For the event's diagnostics. */
  text: string;
}

/** Runs hooks that have code. */
export type HookRunner = Pick<Functions, 'target' | 'runsCode' | 'invoke' | 'standIn'>;

interface HookParts {
  state: CodeDeployState;
  lambda: Pick<AliasMover, 'hasFunction'>;
  functions: HookRunner;
  later: (ms: number, action: () => void | Promise<void>) => void;
}

/**
 * Calls a lifecycle hook and reports once: null if it answered Succeeded, otherwise why it failed. The answer comes
 * from PutLifecycleEventHookExecutionStatus. A function with code is invoked and sends it itself; for one without code
 * the scenario's behaviour answers, unless someone else does so first. A hook that throws without an answer counts as
 * silent: seen at AWS (davidgf/serverless-plugin-canary-deployments#93); `choices` has the alternative.
 */
export function invokeHook(
  parts: HookParts,
  deployment: Deployment,
  event: LifecycleName,
  hook: string,
  done: (failure: HookFailure | null) => void,
): void {
  const { state, lambda, functions, later } = parts;
  const functionName = hook.replace(/^arn:[^:]*:lambda:[^:]*:[^:]*:function:/, '').split(':')[0] ?? hook;
  later(Math.round(between(state.random, INVOKE_MS[0], INVOKE_MS[1])), () => {
    if (!lambda.hasFunction(functionName)) {
      done({ kind: 'hook', text: `The validation function ${functionName} could not be invoked: it does not exist.` });
      return undefined;
    }
    const role = deployment.group.serviceRoleArn;
    if (state.restrictedRoles.has(role) && !functionName.startsWith('CodeDeployHook_')) {
      const text = `The role ${role} is not authorized to perform: lambda:InvokeFunction on ${functionName}.`;
      done({ kind: 'permission', text });
      return undefined;
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
      done(failure === null ? null : { kind: 'hook', text: failure });
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
    later(SILENCE_MS, () => settle(`The validation function ${functionName} did not answer within an hour.`));
    const target = findHook(functions, hook);
    if (typeof target === 'string') {
      settle(`The validation function ${functionName} failed: ${target}`);
      return undefined;
    }
    const run = runHook(functions, target, { DeploymentId: deployment.id, LifecycleEventHookExecutionId: executionId });
    if (run !== null) {
      const report = ({ error, refused }: HookRun): void => {
        if (error !== null && (refused || state.choices.hookErrorFailsAtOnce))
          settle(`The validation function ${functionName} failed: ${error}`);
      };
      return createPace(state.clock)(run.then(report));
    }
    const behaviour = state.hookBehaviours.get(functionName) ?? USUAL;
    const timeoutMs = (target.configuration.Timeout ?? 3) * 1000;
    // A check that takes longer than a function may run continues elsewhere, and is answered from there.
    const runsMs = Math.min(behaviour.kind === 'silent' ? SILENT_RUNS_MS : behaviour.afterMs, timeoutMs);
    const end = functions.standIn(target, runsMs);
    later(runsMs, () => end(wordsOf(behaviour, runsMs, deployment.id, state.pendingHooks.has(executionId))));
    if (behaviour.kind !== 'silent') later(behaviour.afterMs, () => answer(behaviour.kind === 'succeed'));
    return undefined;
  });
}

interface HookRun {
  /** null: the function ran to its end. */
  error: string | null;
  /** Lambda did not run it at all. */
  refused: boolean;
}

/** The function that a hook names; a string says why Lambda would not run it. */
function findHook(functions: HookRunner, hook: string): Target | string {
  try {
    return functions.target(hook);
  } catch (error) {
    if (error instanceof AwsError) return error.message;
    throw error;
  }
}

/** What a hook without code writes to its log. */
function wordsOf(behaviour: HookBehaviour, runsMs: number, deploymentId: string, isPending: boolean): string {
  if (!isPending) return `deployment ${deploymentId} was answered by somebody else`;
  if (behaviour.kind === 'silent') return `deployment ${deploymentId} gets no answer`;
  if (runsMs < behaviour.afterMs) return `deployment ${deploymentId} is answered later`;
  return `deployment ${deploymentId} is answered with ${behaviour.kind === 'succeed' ? 'Succeeded' : 'Failed'}`;
}

/** null: there is no code to run. The payload has exactly these two members (captured). */
function runHook(
  functions: HookRunner,
  target: Target,
  payload: { DeploymentId: string; LifecycleEventHookExecutionId: string },
): Promise<HookRun> | null {
  if (!functions.runsCode(target)) return null;
  return functions.invoke({ target, payload: JSON.stringify(payload) }).then(
    (done) => ({ error: done.functionError === null ? null : done.payload, refused: false }),
    (error: unknown) => ({ error: String(error), refused: error instanceof AwsError }),
  );
}
