import { between } from '../kernel/make-id.ts';
import type { CloudWatch } from '../kernel/cloudwatch-port.ts';
import type { AliasMover } from '../lambda/create-lambda.ts';
import { checkTarget } from './check-target.ts';
import { invokeHook, type HookRunner } from './invoke-hook.ts';
import { planSteps } from './plan-steps.ts';
import { rollBack } from './roll-back.ts';
import type { LifecycleName } from './lifecycle-name.ts';
import { hasEnded, type CodeDeployState, type Deployment, type LifecycleEvent } from './state.ts';
import { ignoresUnknownAlarms, rollsBackOn, watchedAlarms, type WatchedAlarm } from './watched-alarms.ts';

export interface EngineParts {
  state: CodeDeployState;
  lambda: AliasMover;
  alarms: Pick<CloudWatch, 'alarmState' | 'onAlarmChange'>;
  functions: HookRunner;
}

/** From Created to InProgress. */
const START_MS = [300, 1000] as const;
/** Captured: Stopped 0.73 s after the start when an alarm is already in ALARM. */
const ALARM_AT_START_MS = 730;
/** Captured: about 12 s from ALARM to Stopped. */
const ALARM_NOTICE_MS = [11_000, 13_000] as const;
const STOP_MS = [500, 1500] as const;
const EMPTY_EVENT_MS = [200, 600] as const;
const ROLLBACK_MOVE_MS = [300, 700] as const;
const ROLLBACK_REST_MS = [700, 1300] as const;

const HOOK_FAILED = 'The deployment failed because one or more of the lifecycle event validation functions failed.';
const ALARM_ACTIVE =
  'One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms:';

export interface Engine {
  /** Sets a deployment in status Created going. */
  start(deployment: Deployment): void;
  /** Ends it as stopped by hand. `rollback`: whether the caller asked for one; the group's settings may make one anyway. */
  stop(deployment: Deployment, rollback: boolean): void;
}

/** Walks deployments through their states on the clock, as far as AWS's behaviour is known (captured runs, then documents). */
export function createEngine(parts: EngineParts): Engine {
  const { state, lambda, alarms } = parts;
  const { clock, random } = state;
  const running = new Set<Deployment>();

  const later = (
    deployment: Deployment,
    range: number | readonly [number, number],
    action: () => void | Promise<void>,
  ): void => {
    const ms = typeof range === 'number' ? range : Math.round(between(random, range[0], range[1]));
    const cancel = clock.at(clock.now() + ms, () => {
      deployment.booked.delete(cancel);
      return hasEnded(deployment) ? undefined : action();
    });
    deployment.booked.add(cancel);
  };

  const watched = (deployment: Deployment): WatchedAlarm[] => watchedAlarms(alarms, state.choices, deployment);

  const finish = (deployment: Deployment): void => {
    for (const cancel of deployment.booked) cancel();
    deployment.booked.clear();
    for (const hook of state.pendingHooks.values()) {
      if (hook.deployment === deployment) state.pendingHooks.delete(hook.executionId);
    }
    deployment.completedAt = clock.now();
    deployment.updatedAt = clock.now();
    running.delete(deployment);
    if (deployment.group.active === deployment) deployment.group.active = undefined;
    deployment.group.lastAttempted = deployment;
  };

  const end = (
    deployment: Deployment,
    status: 'Failed' | 'Stopped',
    error: Deployment['error'],
    rollsBack: boolean,
  ): void => {
    for (const event of deployment.events) {
      if (event.status === 'InProgress') close(event, 'Failed');
      else if (event.status === 'Pending') event.status = 'Skipped';
    }
    deployment.status = status;
    deployment.error = error;
    finish(deployment);
    if (!rollsBack || deployment.isRollback) return;
    const undo = rollBack(state, deployment);
    if (undo !== null) start(undo);
  };

  const close = (event: LifecycleEvent, status: 'Succeeded' | 'Failed'): void => {
    event.status = status;
    event.startedAt ??= clock.now();
    event.endedAt = clock.now();
  };

  const eventOf = (deployment: Deployment, name: LifecycleName): LifecycleEvent => {
    const event = deployment.events.find((candidate) => candidate.name === name);
    if (event === undefined) throw new Error(`no event ${name}`);
    return event;
  };

  const stopByAlarm = (deployment: Deployment): boolean => {
    const all = watched(deployment);
    const red = all.filter((alarm) => alarm.value === 'ALARM');
    if (red.length === 0) return false;
    const message = `${ALARM_ACTIVE} ${red.map((alarm) => `<${alarm.name}>`).join(' ')}`;
    end(deployment, 'Stopped', { code: 'ALARM_ACTIVE', message }, rollsBackOn(deployment, 'DEPLOYMENT_STOP_ON_ALARM'));
    return true;
  };

  /** An alarm that does not exist has a state that cannot be retrieved; ignorePollAlarmFailure is for that. */
  const stopByUnknownAlarm = (deployment: Deployment): void => {
    const lost = watched(deployment).filter((alarm) => alarm.value === null);
    const message = `The state of one or more alarms could not be retrieved from Amazon CloudWatch: ${lost.map((alarm) => `<${alarm.name}>`).join(' ')}`;
    end(
      deployment,
      'Stopped',
      { code: 'CODEDEPLOY_RESOURCE_CANNOT_BE_FOUND', message },
      rollsBackOn(deployment, 'DEPLOYMENT_STOP_ON_ALARM'),
    );
  };

  const start = (deployment: Deployment): void => {
    deployment.group.active = deployment;
    running.add(deployment);
    later(deployment, START_MS, () => begin(deployment));
  };

  const begin = (deployment: Deployment): void => {
    deployment.status = 'InProgress';
    deployment.startedAt = clock.now();
    deployment.updatedAt = clock.now();
    deployment.alarmsAtStart = deployment.group.alarmConfiguration;
    const problem = checkTarget(lambda, deployment);
    if (problem !== undefined) {
      // Nothing was moved, so nothing is moved back: AWS documents only that the deployment fails.
      later(deployment, EMPTY_EVENT_MS, () => end(deployment, 'Failed', problem, false));
      return;
    }
    if (deployment.isRollback) {
      later(deployment, ROLLBACK_MOVE_MS, () => undo(deployment));
      return;
    }
    const states = watched(deployment);
    if (states.some((alarm) => alarm.value === 'ALARM')) {
      later(deployment, ALARM_AT_START_MS, () => {
        if (!stopByAlarm(deployment)) before(deployment);
      });
    } else if (states.some((alarm) => alarm.value === null) && !ignoresUnknownAlarms(deployment)) {
      later(deployment, ALARM_AT_START_MS, () => stopByUnknownAlarm(deployment));
    } else {
      before(deployment);
    }
  };

  const before = (deployment: Deployment): void =>
    runEvent(deployment, 'BeforeAllowTraffic', () => shiftTraffic(deployment));

  const runEvent = (
    deployment: Deployment,
    name: 'BeforeAllowTraffic' | 'AfterAllowTraffic',
    next: () => void,
  ): void => {
    const event = eventOf(deployment, name);
    event.status = 'InProgress';
    event.startedAt = clock.now();
    deployment.updatedAt = clock.now();
    const pass = (): void => {
      close(event, 'Succeeded');
      deployment.updatedAt = clock.now();
      next();
    };
    const hook = deployment.appSpec?.hooks[name];
    if (hook === undefined) {
      later(deployment, EMPTY_EVENT_MS, pass);
      return;
    }
    invokeHook(
      { state, lambda, functions: parts.functions, later: (ms, action) => later(deployment, ms, action) },
      deployment,
      name,
      hook,
      (failure) => {
        if (failure === null) {
          pass();
          return;
        }
        event.failure = failure;
        end(
          deployment,
          'Failed',
          { code: 'HOOK_EXECUTION_FAILURE', message: HOOK_FAILED },
          rollsBackOn(deployment, 'DEPLOYMENT_FAILURE'),
        );
      },
    );
  };

  const shiftTraffic = (deployment: Deployment): void => {
    const spec = deployment.appSpec;
    if (spec === null) return;
    const event = eventOf(deployment, 'AllowTraffic');
    event.status = 'InProgress';
    event.startedAt = clock.now();
    const routing = state.configs.get(deployment.configName)?.trafficRoutingConfig;
    const firstDelay = Math.round(between(random, EMPTY_EVENT_MS[0], EMPTY_EVENT_MS[1]));
    for (const step of planSteps(routing)) {
      later(deployment, firstDelay + step.afterMs, () => {
        deployment.weight = step.fraction;
        deployment.updatedAt = clock.now();
        if (step.fraction < 1) {
          lambda.move(spec.functionName, spec.alias, spec.currentVersion, { [spec.targetVersion]: step.fraction });
          return;
        }
        lambda.move(spec.functionName, spec.alias, spec.targetVersion, {});
        close(event, 'Succeeded');
        runEvent(deployment, 'AfterAllowTraffic', () => succeed(deployment));
      });
    }
  };

  /** A rollback moves the alias at once; its events read Succeeded though no hook is called (captured). */
  const undo = (deployment: Deployment): void => {
    const spec = deployment.appSpec;
    if (spec === null) return;
    lambda.move(spec.functionName, spec.alias, spec.targetVersion, {});
    deployment.weight = 1;
    deployment.updatedAt = clock.now();
    for (const event of deployment.events) {
      event.startedAt = clock.now();
      if (event.name !== 'AfterAllowTraffic') close(event, 'Succeeded');
      else event.status = 'InProgress';
    }
    later(deployment, ROLLBACK_REST_MS, () => {
      close(eventOf(deployment, 'AfterAllowTraffic'), 'Succeeded');
      succeed(deployment);
    });
  };

  const succeed = (deployment: Deployment): void => {
    deployment.status = 'Succeeded';
    deployment.group.lastSuccessful = deployment;
    deployment.group.targetRevision = deployment.revision;
    finish(deployment);
  };

  alarms.onAlarmChange((change) => {
    if (change.to !== 'ALARM') return;
    for (const deployment of running) {
      if (deployment.status !== 'InProgress' || deployment.alarmCheckBooked) continue;
      if (!watched(deployment).some((alarm) => alarm.name === change.alarmName)) continue;
      deployment.alarmCheckBooked = true;
      later(deployment, ALARM_NOTICE_MS, () => {
        deployment.alarmCheckBooked = false;
        stopByAlarm(deployment);
      });
    }
  });

  const stop = (deployment: Deployment, rollback: boolean): void => {
    const already = deployment.stopping;
    if (already !== undefined) {
      already.rollback ||= rollback;
      return;
    }
    const stopping = { rollback };
    deployment.stopping = stopping;
    for (const cancel of deployment.booked) cancel();
    deployment.booked.clear();
    later(deployment, STOP_MS, () => {
      const rollsBack = stopping.rollback || rollsBackOn(deployment, 'DEPLOYMENT_STOP_ON_REQUEST');
      end(deployment, 'Stopped', { code: 'MANUAL_STOP', message: 'The deployment was stopped manually.' }, rollsBack);
    });
  };

  return { start, stop };
}
