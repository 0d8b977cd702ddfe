import type { Group, RolloutSummary } from '../domain/group.ts';
import { toMs } from '../domain/iso-time.ts';
import type { Iso } from '../domain/iso.ts';
import { rollbackOf } from '../domain/rollout-facts.ts';
import type { Rollout } from '../domain/rollout.ts';
import type { BypassRecord } from '../parts.ts';

/** A change whose answer was lost, or that was on its way when a process died, may still reach AWS for so long. */
const SETTLES_MS = 60_000;

export interface BypassEnd {
  how: 'next-success' | 'time' | 'outside';
  /** For the audit log, in a sentence. */
  words: string;
}

/**
 * Whether a bypass is over, and why; null: not yet. `rollouts` are those of its group that are known, in any order.
 * A deployment counts as the group's next success when it started after the bypass began, reached Succeeded, and is no automatic
 * rollback: CodeDeploy's rollbacks succeed while the alarm is still in ALARM (captured from a real account).
 */
export function whyBypassEnds(
  record: BypassRecord,
  picture: { group: Group | null; rollouts: readonly (Rollout | RolloutSummary)[]; now: Iso },
): BypassEnd | null {
  const { group, now } = picture;
  const readAt = group?.asOf.codedeploy ?? null;
  if (group?.alarms.ignored === false && readAt !== null && toMs(readAt) - toMs(record.since) > SETTLES_MS) {
    return { how: 'outside', words: 'The alarms were turned on again outside of Sluice.' };
  }
  if ('at' in record.until) {
    return record.until.at <= now ? { how: 'time', words: `The time that ${record.by} set has come.` } : null;
  }
  const success = picture.rollouts.find((rollout) => isSuccessAfter(rollout, record.since));
  return success === undefined ? null : { how: 'next-success', words: `${success.id} succeeded.` };
}

function isSuccessAfter(rollout: Rollout | RolloutSummary, since: Iso): boolean {
  return (
    rollout.status === 'Succeeded' &&
    rollout.creator !== 'codeDeployRollback' &&
    rollbackOf(rollout) === null &&
    (rollout.startedAt ?? rollout.createdAt) > since
  );
}
