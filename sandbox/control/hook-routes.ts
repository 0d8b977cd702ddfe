import { z } from 'zod';
import type { ControlParts } from './control-parts.ts';
import { parseBody, type ControlRoute } from './route.ts';

const hookSchema = z.strictObject({
  functionName: z.string().min(1).max(140),
  kind: z.enum(['succeed', 'fail', 'silent']),
  afterMs: z.number().min(0).max(3_600_000).default(2000),
});

const roleSchema = z.strictObject({
  roleArn: z.string().min(1).max(2048),
  hooks: z.enum(['any', 'CodeDeployHook_*']),
});

/** What hook functions do when called, and the calls that wait for PutLifecycleEventHookExecutionStatus. */
export function hookRoutes({ world }: ControlParts): ControlRoute[] {
  const show = () => ({
    hooks: [...world().codeDeploy.hookBehaviours()].map(([functionName, behaviour]) => ({
      functionName,
      ...behaviour,
    })),
  });
  const roles = () => ({ restricted: [...world().codeDeploy.restrictedRoles] });
  return [
    { method: 'GET', path: 'roles', run: roles },
    {
      method: 'POST',
      path: 'roles',
      run(body) {
        const { roleArn, hooks } = parseBody(roleSchema, body);
        if (hooks === 'any') world().codeDeploy.restrictedRoles.delete(roleArn);
        else world().codeDeploy.restrictedRoles.add(roleArn);
        return roles();
      },
    },
    { method: 'GET', path: 'hooks', run: show },
    {
      method: 'POST',
      path: 'hooks',
      run(body) {
        const { functionName, ...behaviour } = parseBody(hookSchema, body);
        world().codeDeploy.setHookBehaviour(functionName, behaviour);
        return show();
      },
    },
    {
      method: 'GET',
      path: 'hooks/pending',
      run: () => ({
        pending: world()
          .codeDeploy.pendingHooks()
          .map((hook) => ({
            deploymentId: hook.deployment.id,
            lifecycleEventHookExecutionId: hook.executionId,
            event: hook.event,
            functionName: hook.functionName,
            invokedAt: new Date(hook.invokedAt).toISOString(),
          })),
      }),
    },
  ];
}
