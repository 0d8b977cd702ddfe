import type { RolloutSummary } from '../../domain/rollout/rollout-summary.ts';
import type { DeploymentRecord } from '../../parts/code-deploy.ts';
import type { Picture } from './picture.ts';
import { rolloutNames } from './rollout-names.ts';

/** A deployment in a line. For a rollback also what it undid, if that has been read. */
export function toSummary(
  picture: Pick<Picture, 'rollouts' | 'deployments'>,
  record: DeploymentRecord,
): RolloutSummary {
  const target = picture.rollouts.get(record.id)?.target ?? null;
  const { baselineVersion, candidateVersion } = rolloutNames({ record, target });
  const of = record.rollback.of;
  const undone = of === null ? undefined : (picture.rollouts.get(of)?.record ?? picture.deployments.get(of));
  return {
    id: record.id,
    status: record.status,
    creator: record.creator,
    errorCode: record.error?.code ?? null,
    createdAt: record.createdAt,
    startedAt: record.startedAt,
    completedAt: record.completedAt,
    baselineVersion,
    candidateVersion,
    configName: record.configName,
    rolledBackBy: record.rollback.by,
    rollbackOf: of,
    undid: undone ? undoneOf(undone) : null,
  };
}

/** What a rollback says about the deployment that it undid. */
export function undoneOf({ status, error }: Pick<DeploymentRecord, 'status' | 'error'>): RolloutSummary['undid'] {
  return { status, errorCode: error?.code ?? null };
}
