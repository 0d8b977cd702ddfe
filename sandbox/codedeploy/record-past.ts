import type { ErrorInformation } from '@aws-sdk/client-codedeploy';
import type { SimMs } from '../kernel/clock.ts';
import { makeDeploymentId } from '../kernel/make-id.ts';
import type { AppSpec } from './read-app-spec.ts';
import { makeRevision } from './read-revision.ts';
import { rollBack } from './engine/roll-back.ts';
import {
  findApplication,
  findGroup,
  insertDeployment,
  newDeployment,
  newEvents,
  type CodeDeployState,
  type Deployment,
} from './state.ts';

/** A deployment from before the sandbox was started. */
export interface PastDeployment {
  application: string;
  group: string;
  configName: string;
  creator: string;
  appSpec: AppSpec;
  createdAt: SimMs;
  /** From start to end, milliseconds. */
  ranMs: number;
  outcome: 'succeeded' | 'stopped-by-alarm' | 'stopped-by-hand' | 'hook-failed';
  error?: ErrorInformation;
  /** Applies to every outcome except `succeeded`. */
  rolledBack: boolean;
}

const START_MS = 600;
const ROLLBACK_MS = 2000;
const BEFORE_MS = 2500;
const AFTER_MS = 400;

/** Adds an ended deployment, and its rollback if it had one, to the history. Moves no alias. */
export function recordPast(state: CodeDeployState, past: PastDeployment): string {
  const group = findGroup(findApplication(state, past.application), past.group);
  const startedAt = past.createdAt + START_MS;
  const endedAt = startedAt + past.ranMs;
  const succeeded = past.outcome === 'succeeded';
  const events = newEvents();
  const hookFailed = past.outcome === 'hook-failed';
  const times: [from: SimMs, to: SimMs][] = hookFailed
    ? [[startedAt, endedAt]]
    : [
        [startedAt, startedAt + BEFORE_MS],
        [startedAt + BEFORE_MS, succeeded ? endedAt - AFTER_MS : endedAt],
        ...(succeeded ? [[endedAt - AFTER_MS, endedAt] as [SimMs, SimMs]] : []),
      ];
  for (const [i, event] of events.entries()) {
    const [from, to] = times[i] ?? [];
    event.startedAt = from;
    event.endedAt = to;
    event.status = from === undefined ? 'Skipped' : succeeded || i < times.length - 1 ? 'Succeeded' : 'Failed';
  }
  const deployment = newDeployment(state, {
    id: makeDeploymentId(state.ids),
    group,
    configName: past.configName,
    creator: past.creator,
    revision: makeRevision(past.appSpec),
    previousRevision: group.targetRevision,
    appSpec: past.appSpec,
    createdAt: past.createdAt,
    startedAt,
    completedAt: endedAt,
    updatedAt: endedAt,
    status: succeeded ? 'Succeeded' : hookFailed ? 'Failed' : 'Stopped',
    error: past.error,
    alarmsAtStart: group.alarmConfiguration,
    events,
    weight: hookFailed ? null : succeeded ? 1 : 0.1,
  });
  insertDeployment(state, deployment);
  note(deployment);
  if (!succeeded && past.rolledBack) {
    const undo = rollBack(state, deployment);
    if (undo !== null) settleRollback(state, undo, endedAt);
  }
  return deployment.id;
}

function settleRollback(state: CodeDeployState, undo: Deployment, at: SimMs): void {
  state.byTime.splice(state.byTime.indexOf(undo), 1);
  Object.assign(undo, {
    createdAt: at,
    startedAt: at + 300,
    completedAt: at + ROLLBACK_MS,
    updatedAt: at + ROLLBACK_MS,
    status: 'Succeeded',
    weight: 1,
  });
  for (const event of undo.events)
    Object.assign(event, { status: 'Succeeded', startedAt: at + 300, endedAt: at + ROLLBACK_MS });
  insertDeployment(state, undo);
  note(undo);
}

function note(deployment: Deployment): void {
  const { group } = deployment;
  if ((group.lastAttempted?.createdAt ?? 0) <= deployment.createdAt) group.lastAttempted = deployment;
  if (deployment.status !== 'Succeeded') return;
  if ((group.lastSuccessful?.createdAt ?? 0) > deployment.createdAt) return;
  group.lastSuccessful = deployment;
  group.targetRevision = deployment.revision;
}
