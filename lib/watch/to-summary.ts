import type { RolloutSummary } from '../domain/group.ts';
import type { DeploymentRecord, DeploymentTargetRecord } from '../parts.ts';
import { rolloutNames } from './rollout-names.ts';

/** A deployment in a line. */
export function toSummary(record: DeploymentRecord, target: DeploymentTargetRecord | null): RolloutSummary {
  const { baselineVersion, candidateVersion } = rolloutNames({ record, target });
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
    rollbackOf: record.rollback.of,
  };
}
