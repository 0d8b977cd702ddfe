import type { LifecycleEvent } from '../../lib/domain/rollout/rollout.ts';
import { toIso } from '../../lib/domain/time/iso.ts';
import type { DeploymentRecord } from '../../lib/parts/code-deploy.ts';

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
}

const iso = (ms: number): string => toIso(ms);

export function recordOf(deployment: FakeDeployment, nowMs: number): DeploymentRecord {
  const ended = deployment.end !== null && deployment.end.atMs <= nowMs ? deployment.end : null;
  const started = deployment.startedAtMs <= nowMs;
  return {
    id: deployment.id,
    application: deployment.application,
    group: deployment.group,
    computePlatform: deployment.computePlatform ?? 'Lambda',
    configName: deployment.configName,
    status: ended?.status ?? (started ? 'InProgress' : 'Created'),
    creator: deployment.rollbackOf === undefined ? 'user' : 'codeDeployRollback',
    description: null,
    createdAt: iso(deployment.createdAtMs),
    startedAt: started ? iso(deployment.startedAtMs) : null,
    completedAt: ended ? iso(ended.atMs) : null,
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
    overrideAlarms: null,
  };
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
    startedAt: nowMs >= fromMs ? iso(fromMs) : null,
    endedAt: nowMs >= toMs ? iso(toMs) : null,
    hookFunction: null,
    diagnostics: null,
  });
  return [
    event('BeforeAllowTraffic', deployment.startedAtMs, first),
    event('AllowTraffic', first, full),
    event('AfterAllowTraffic', full, deployment.end?.atMs ?? Number.POSITIVE_INFINITY),
  ];
}
