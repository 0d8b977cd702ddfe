import type { Group } from '../group/group.ts';
import { isPermittedHookName, PERMITTED_HOOK } from '../explain/permitted-hook.ts';
import { found } from './found.ts';
import type { HookFact, PreflightFacts } from './preflight-facts.ts';
import type { Finding } from './preflight.ts';

/**
 * Hooks that cannot be called, or that SAM's own service role may not call. The hook of both events is reported once.
 */
export function findHooks({ hooks, group }: PreflightFacts): Finding[] {
  const byFunction = Map.groupBy(hooks ?? [], ({ functionName }) => functionName);
  return [...byFunction].flatMap(([functionName, its]) => {
    const events = its.map(({ event }) => event);
    if (its.some(({ exists }) => exists === false)) return [missing(functionName, events)];
    return mayBeInvoked(functionName, group) ? [] : [notPermitted(functionName, events)];
  });
}

function missing(functionName: string, events: HookFact['event'][]): Finding {
  const when = events.includes('BeforeAllowTraffic')
    ? 'before any call moves'
    : 'after the new version has all the traffic';
  return found({
    code: 'hook-missing',
    severity: 'blocks',
    sentence: `The ${events.join(' and ')} hook ${functionName} does not exist: the deployment would fail there, ${when}.`,
    remedy: 'Create the function again, or deploy without this hook.',
    subject: functionName,
  });
}

function mayBeInvoked(functionName: string, { lastRollout }: Group): boolean {
  // The hooks are those of the last deployment: if it succeeded, the role may call them. A rollback calls none.
  const wereCalled =
    lastRollout?.status === 'Succeeded' &&
    lastRollout.rollbackOf === null &&
    lastRollout.creator !== 'codeDeployRollback';
  return wereCalled || isPermittedHookName(functionName);
}

function notPermitted(functionName: string, events: HookFact['event'][]): Finding {
  return found({
    code: 'hook-not-permitted',
    severity: 'warns',
    sentence:
      `The ${events.join(' and ')} hook is called ${functionName}: unless the group's service role allows it, CodeDeploy may not invoke it, for the role that SAM ` +
      `makes (AWSCodeDeployRoleForLambdaLimited) may invoke only functions named ${PERMITTED_HOOK}….`,
    remedy: `Name it ${PERMITTED_HOOK}…, or allow the service role lambda:InvokeFunction on it.`,
    subject: functionName,
  });
}
