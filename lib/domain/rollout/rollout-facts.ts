import type { RolloutSummary } from '../group/group.ts';
import type { Rollout } from './rollout.ts';

/** A rollout in full or in a line: what words and decisions about its end need is in both. */
export type AnyRollout = Rollout | RolloutSummary;

/** CodeDeploy's error code; null while there is none. */
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
