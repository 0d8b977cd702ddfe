import type { Group } from '../group.ts';
import { isPermittedHookName, PERMITTED_HOOK } from '../permitted-hook.ts';
import { found } from './found.ts';
import type { HookFact, PreflightFacts } from './preflight-facts.ts';
import type { Finding } from './preflight.ts';

/** Hooks that cannot be called, or that SAM's own service role may not call. */
export function findHooks({ hooks, group }: PreflightFacts): Finding[] {
  return (hooks ?? []).flatMap((hook) => {
    if (hook.exists === false) {
      return [
        found({
          code: 'hook-missing',
          severity: 'blocks',
          sentence: `The ${hook.event} hook ${hook.functionName} does not exist: the deployment would fail there${
            hook.event === 'AfterAllowTraffic'
              ? ', after the new version has all the traffic'
              : ', before any call moves'
          }.`,
          remedy: 'Create the function again, or deploy without this hook.',
          subject: hook.functionName,
        }),
      ];
    }
    return mayBeInvoked(hook, group) ? [] : [notPermitted(hook)];
  });
}

function mayBeInvoked({ functionName }: HookFact, { lastRollout }: Group): boolean {
  // The hooks are those of the last deployment: if it succeeded, the role may. A rollback calls none.
  const wereCalled =
    lastRollout?.status === 'Succeeded' &&
    lastRollout.rollbackOf === null &&
    lastRollout.creator !== 'codeDeployRollback';
  return wereCalled || isPermittedHookName(functionName);
}

function notPermitted({ event, functionName }: HookFact): Finding {
  return found({
    code: 'hook-not-permitted',
    severity: 'warns',
    sentence:
      `The ${event} hook is called ${functionName}: unless the group's service role allows it, CodeDeploy may not invoke it, for the role that SAM ` +
      `makes (AWSCodeDeployRoleForLambdaLimited) may invoke only functions named ${PERMITTED_HOOK}….`,
    remedy: `Name it ${PERMITTED_HOOK}…, or allow the service role lambda:InvokeFunction on it.`,
    subject: functionName,
  });
}
