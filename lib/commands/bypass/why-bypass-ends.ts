import type { EndOfBypass } from '../../domain/acting/audit.ts';
import type { RolloutSummary } from '../../domain/rollout/rollout-summary.ts';
import type { Iso } from '../../domain/time/iso.ts';
import type { Rollout } from '../../domain/rollout/rollout.ts';
import type { DeploymentRecord } from '../../parts/code-deploy.ts';
import type { BypassRecord } from '../../parts/store.ts';

export interface BypassEnd {
  how: 'next-success' | 'time' | 'outside';
  /** For the audit log. */
  why: EndOfBypass;
}

/**
 * Whether a bypass is over by its own rule, and why; null: not yet. With both ends the first to come counts. `success`:
 * from `isNextSuccess`.
 */
export function whyBypassEnds(record: BypassRecord, success: { id: string } | null, now: Iso): BypassEnd | null {
  const at = record.until.at ?? null;
  if ('event' in record.until && success !== null)
    return { how: 'next-success', why: { kind: 'success', rolloutId: success.id } };
  if (at !== null && at <= now) return { how: 'time', why: { kind: 'time', setBy: record.by } };
  return null;
}

/**
 * A deployment counts as the group's next success if it started after the bypass began, reached Succeeded, and is no
 * automatic rollback: CodeDeploy's rollbacks succeed while the alarm is still in ALARM (captured from a real account).
 */
export function isNextSuccess(deployment: Rollout | RolloutSummary | DeploymentRecord, begin: Iso): boolean {
  return (
    deployment.status === 'Succeeded' &&
    deployment.creator !== 'codeDeployRollback' &&
    ('rollbackOf' in deployment ? deployment.rollbackOf : deployment.rollback.of) === null &&
    (deployment.startedAt ?? deployment.createdAt) > begin
  );
}
