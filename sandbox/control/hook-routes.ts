import { z } from 'zod';
import type { ControlParts } from './create-control.ts';
import { parseBody, type ControlRoute } from './route.ts';

const hookSchema = z.strictObject({
  functionName: z.string().min(1).max(140),
  kind: z.enum(['succeed', 'fail', 'silent']),
  afterMs: z.number().min(0).max(3_600_000).default(2000),
});

/** What hook functions do when they are called, and the calls that wait for PutLifecycleEventHookExecutionStatus. */
export function hookRoutes({ world }: ControlParts): ControlRoute[] {
  const show = () => ({
    hooks: [...world().codeDeploy.hookBehaviours()].map(([functionName, behaviour]) => ({
      functionName,
      ...behaviour,
    })),
  });
  return [
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
