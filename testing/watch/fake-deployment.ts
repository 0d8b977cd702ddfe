import type { LifecycleEvent } from '../../lib/domain/rollout/rollout.ts';
import { toIso } from '../../lib/domain/time/iso.ts';
import type { DeploymentRecord } from '../../lib/parts/code-deploy.ts';
import { makeDeploymentRecord } from '../aws/make-deployment-record.ts';

/** A deployment of the fake account, whose weights follow its own list. */
export interface FakeDeployment {
  id: string;
  application: string;
  group: string;
  computePlatform?: string;
  functionName: string;
  alias: string;
  from: string;
  to: string;
  configName: string;
  createdAtMs: number;
  startedAtMs: number;
  /** The candidate's share from each moment on. Before the first it is 0. */
  steps: { atMs: number; percent: number }[];
  end: { atMs: number; status: string; error?: string; rollbackBy?: string } | null;
  rollbackOf?: string;
  /** Settings of its own instead of its group's. */
  own?: Partial<Pick<DeploymentRecord, 'overrideAlarms' | 'autoRollback'>>;
}

export function recordOf(deployment: FakeDeployment, nowMs: number): DeploymentRecord {
  const ended = deployment.end !== null && deployment.end.atMs <= nowMs ? deployment.end : null;
  const started = deployment.startedAtMs <= nowMs;
  return makeDeploymentRecord({
    ...deployment.own,
    id: deployment.id,
    application: deployment.application,
    group: deployment.group,
    computePlatform: deployment.computePlatform ?? 'Lambda',
    configName: deployment.configName,
    status: ended?.status ?? (started ? 'InProgress' : 'Created'),
    creator: deployment.rollbackOf === undefined ? 'user' : 'codeDeployRollback',
    createdAt: toIso(deployment.createdAtMs),
    startedAt: started ? toIso(deployment.startedAtMs) : null,
    completedAt: ended ? toIso(ended.atMs) : null,
    error: ended?.error === undefined ? null : { code: ended.error, message: null },
    rollback: { of: deployment.rollbackOf ?? null, by: ended?.rollbackBy ?? null, message: null },
    appSpec: {
      functionName: deployment.functionName,
      alias: deployment.alias,
      currentVersion: deployment.from,
      targetVersion: deployment.to,
      beforeAllowTraffic: null,
      afterAllowTraffic: null,
    },
  });
}

export function lifecycleOf(deployment: FakeDeployment, nowMs: number): LifecycleEvent[] {
  const first = deployment.steps[0]?.atMs ?? Number.POSITIVE_INFINITY;
  const full = deployment.steps.find(({ percent }) => percent === 100)?.atMs ?? Number.POSITIVE_INFINITY;
  const ended = deployment.end !== null && deployment.end.atMs <= nowMs;
  const event = (name: string, fromMs: number, toMs: number): LifecycleEvent => ({
    name,
    status:
      nowMs >= toMs
        ? 'Succeeded'
        : ended
          ? nowMs >= fromMs
            ? 'Failed'
            : 'Skipped'
          : nowMs >= fromMs
            ? 'InProgress'
            : 'Pending',
    startedAt: nowMs >= fromMs ? toIso(fromMs) : null,
    endedAt: nowMs >= toMs ? toIso(toMs) : null,
    hookFunction: null,
    diagnostics: null,
  });
  return [
    event('BeforeAllowTraffic', deployment.startedAtMs, first),
    event('AllowTraffic', first, full),
    event('AfterAllowTraffic', full, deployment.end?.atMs ?? Number.POSITIVE_INFINITY),
  ];
}
