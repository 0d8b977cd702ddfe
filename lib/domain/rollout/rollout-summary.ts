import type { Iso } from '../time/iso.ts';
import type { Rollout } from './rollout.ts';

/** A past or present rollout in a line. */
export interface RolloutSummary {
  id: string;
  status: string;
  creator: string | null;
  errorCode: string | null;
  createdAt: Iso;
  startedAt: Iso | null;
  completedAt: Iso | null;
  baselineVersion: string | null;
  candidateVersion: string | null;
  configName: string | null;
  rolledBackBy: string | null;
  rollbackOf: string | null;
  /** How the deployment that a rollback undid had ended; null: no rollback, or not known. */
  undid: { status: string; errorCode: string | null } | null;
  /**
   * It was running when an earlier process of Sluice last read it, at this time or later, and has not been read since.
   * Absent: read by this process.
   */
  keptFrom?: Iso;
}

/** A rollout in full or in a line. Both have what decisions and sentences about its end need. */
export type AnyRollout = Rollout | RolloutSummary;

/** CodeDeploy's error code; null: none so far. */
export function errorCodeOf(rollout: AnyRollout): string | null {
  return 'errorCode' in rollout ? rollout.errorCode : (rollout.error?.code ?? null);
}

/** Id of the deployment that undoes this one. */
export function rolledBackBy(rollout: AnyRollout): string | null {
  return 'rolledBackBy' in rollout ? rollout.rolledBackBy : rollout.rollback.by;
}

/** Id of the deployment that this one undoes. */
export function rollbackOf(rollout: AnyRollout): string | null {
  return 'rollbackOf' in rollout ? rollout.rollbackOf : rollout.rollback.of;
}
