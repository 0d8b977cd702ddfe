import { between } from '../../kernel/make-id.ts';
import type { Deployment } from '../state.ts';
import { fail, succeed } from './end-deployment.ts';
import { closeEvent, EMPTY_EVENT_MS, later, openEvent, type EngineContext } from './engine-context.ts';
import { invokeHook } from './invoke-hook.ts';
import { moveTraffic } from './move-traffic.ts';
import { planSteps } from './plan-steps.ts';
import { notPermitted } from './played-cause.ts';
import { rollsBackOn } from './watched-alarms.ts';

const ROLLBACK_REST_MS = [700, 1300] as const;
const ONLY_STEP = { index: 0, isLast: true };
const HOOK_FAILED = 'The deployment failed because one or more of the lifecycle event validation functions failed.';

/** BeforeAllowTraffic, AllowTraffic, AfterAllowTraffic, and the deployment has succeeded. */
export const runEvents = (context: EngineContext, deployment: Deployment): void =>
  runHook(context, deployment, 'BeforeAllowTraffic', () => shiftTraffic(context, deployment));

function runHook(
  context: EngineContext,
  deployment: Deployment,
  name: 'BeforeAllowTraffic' | 'AfterAllowTraffic',
  next: () => void,
): void {
  const { state, lambda, functions } = context;
  const event = openEvent(context, deployment, name);
  deployment.updatedAt = state.clock.now();
  const pass = (): void => {
    closeEvent(context, event, 'Succeeded');
    deployment.updatedAt = state.clock.now();
    next();
  };
  const hook = deployment.appSpec?.hooks[name];
  if (hook === undefined) {
    later(context, deployment, EMPTY_EVENT_MS, pass);
    return;
  }
  const parts = {
    state,
    lambda,
    functions,
    later: (ms: number, action: () => void | Promise<void>) => later(context, deployment, ms, action),
  };
  invokeHook(parts, deployment, name, hook, (failure) => {
    if (failure === null) {
      pass();
      return;
    }
    event.failure = failure.text;
    const error =
      failure.kind === 'permission'
        ? notPermitted(deployment.group.serviceRoleArn)
        : ({ code: 'HOOK_EXECUTION_FAILURE', message: HOOK_FAILED } as const);
    fail(context, deployment, 'Failed', error, rollsBackOn(deployment, 'DEPLOYMENT_FAILURE'));
  });
}

function shiftTraffic(context: EngineContext, deployment: Deployment): void {
  const { state } = context;
  const spec = deployment.appSpec;
  if (spec === null) return;
  const event = openEvent(context, deployment, 'AllowTraffic');
  const routing = state.configs.get(deployment.configName)?.trafficRoutingConfig;
  const firstDelay = Math.round(between(state.random, EMPTY_EVENT_MS[0], EMPTY_EVENT_MS[1]));
  for (const [index, step] of planSteps(routing).entries()) {
    later(context, deployment, firstDelay + step.afterMs, () => {
      const isLast = step.fraction === 1;
      const moved = isLast
        ? moveTraffic(context, deployment, { index, isLast }, spec.targetVersion, {})
        : moveTraffic(context, deployment, { index, isLast }, spec.currentVersion, {
            [spec.targetVersion]: step.fraction,
          });
      if (!moved) return;
      deployment.weight = step.fraction;
      deployment.updatedAt = state.clock.now();
      if (!isLast) return;
      closeEvent(context, event, 'Succeeded');
      runHook(context, deployment, 'AfterAllowTraffic', () => succeed(context, deployment));
    });
  }
}

/** A rollback moves the alias at once; its events read Succeeded although no hook is called (captured). */
export function moveBack(context: EngineContext, deployment: Deployment): void {
  const spec = deployment.appSpec;
  if (spec === null || !moveTraffic(context, deployment, ONLY_STEP, spec.targetVersion, {})) return;
  deployment.weight = 1;
  deployment.updatedAt = context.state.clock.now();
  for (const { name } of deployment.events) {
    const event = openEvent(context, deployment, name);
    if (name !== 'AfterAllowTraffic') closeEvent(context, event, 'Succeeded');
    else
      later(context, deployment, ROLLBACK_REST_MS, () => {
        closeEvent(context, event, 'Succeeded');
        succeed(context, deployment);
      });
  }
}
