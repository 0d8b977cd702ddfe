import type { Deployment } from '../state.ts';
import { checkTarget } from './check-target.ts';
import { fail } from './end-deployment.ts';
import { cancelBooked, EMPTY_EVENT_MS, later, type EngineContext, type EngineParts } from './engine-context.ts';
import { moveBack, runEvents } from './shift-traffic.ts';
import { checkAlarmsAtStart, watchAlarms } from './stop-by-alarm.ts';
import { rollsBackOn } from './watched-alarms.ts';

/** From Created to InProgress. */
const START_MS = [300, 1000] as const;
const STOP_MS = [500, 1500] as const;
const ROLLBACK_MOVE_MS = [300, 700] as const;

export interface Engine {
  /** Starts a deployment in status Created. */
  start(deployment: Deployment): void;
  /** Stops it as if by hand. `rollback`: whether the caller asked for one; the group's settings may add one anyway. */
  stop(deployment: Deployment, rollback: boolean): void;
}

/** Takes deployments through their states on the clock, as captured at AWS or documented. */
export function createEngine(parts: EngineParts): Engine {
  const context: EngineContext = {
    ...parts,
    running: new Set(),
    start(deployment) {
      deployment.group.active = deployment;
      context.running.add(deployment);
      later(context, deployment, START_MS, () => begin(context, deployment));
    },
  };
  watchAlarms(context);
  return {
    start: (deployment) => context.start(deployment),
    stop: (deployment, rollback) => stop(context, deployment, rollback),
  };
}

function begin(context: EngineContext, deployment: Deployment): void {
  const { state, lambda } = context;
  deployment.status = 'InProgress';
  deployment.startedAt = state.clock.now();
  deployment.updatedAt = state.clock.now();
  deployment.alarmsAtStart = deployment.group.alarmConfiguration;
  const problem = checkTarget(lambda, deployment);
  // Nothing was moved, so nothing is moved back: AWS documents only that the deployment fails.
  if (problem !== undefined)
    later(context, deployment, EMPTY_EVENT_MS, () => fail(context, deployment, 'Failed', problem, false));
  else if (deployment.isRollback) later(context, deployment, ROLLBACK_MOVE_MS, () => moveBack(context, deployment));
  else checkAlarmsAtStart(context, deployment, () => runEvents(context, deployment));
}

function stop(context: EngineContext, deployment: Deployment, rollback: boolean): void {
  const already = deployment.stopping;
  if (already !== undefined) {
    already.rollback ||= rollback;
    return;
  }
  const stopping = { rollback };
  deployment.stopping = stopping;
  cancelBooked(deployment);
  later(context, deployment, STOP_MS, () => {
    const error = { code: 'MANUAL_STOP', message: 'The deployment was stopped manually.' } as const;
    const rollsBack = stopping.rollback || rollsBackOn(deployment, 'DEPLOYMENT_STOP_ON_REQUEST');
    fail(context, deployment, 'Stopped', error, rollsBack);
  });
}
