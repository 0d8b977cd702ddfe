import type { CloudWatch } from '../../kernel/cloudwatch-port.ts';
import { between } from '../../kernel/make-id.ts';
import type { AliasMover } from '../../lambda/create-lambda.ts';
import type { LifecycleName } from '../lifecycle-name.ts';
import { hasEnded, type CodeDeployState, type Deployment, type LifecycleEvent } from '../state.ts';
import type { HookRunner } from './invoke-hook.ts';

export interface EngineParts {
  state: CodeDeployState;
  lambda: AliasMover;
  alarms: Pick<CloudWatch, 'alarmState' | 'onAlarmChange'>;
  functions: HookRunner;
}

/** What the steps of a deployment act on. */
export interface EngineContext extends EngineParts {
  readonly running: Set<Deployment>;
  /** Starts a deployment in status Created. */
  start(deployment: Deployment): void;
}

/** How long an event without a hook takes. */
export const EMPTY_EVENT_MS = [200, 600] as const;

/** Runs `action` after some simulated time (drawn from the range), unless the deployment has ended by then. */
export function later(
  { state: { clock, random } }: EngineContext,
  deployment: Deployment,
  range: number | readonly [number, number],
  action: () => void | Promise<void>,
): void {
  const ms = typeof range === 'number' ? range : Math.round(between(random, range[0], range[1]));
  const cancel = clock.at(clock.now() + ms, () => {
    deployment.booked.delete(cancel);
    return hasEnded(deployment) ? undefined : action();
  });
  deployment.booked.add(cancel);
}

export function cancelBooked(deployment: Deployment): void {
  for (const cancel of deployment.booked) cancel();
  deployment.booked.clear();
}

export function openEvent({ state }: EngineContext, deployment: Deployment, name: LifecycleName): LifecycleEvent {
  const event = deployment.events.find((candidate) => candidate.name === name);
  if (event === undefined) throw new Error(`no event ${name}`);
  event.status = 'InProgress';
  event.startedAt = state.clock.now();
  return event;
}

export function closeEvent({ state }: EngineContext, event: LifecycleEvent, status: 'Succeeded' | 'Failed'): void {
  event.status = status;
  event.startedAt ??= state.clock.now();
  event.endedAt = state.clock.now();
}
