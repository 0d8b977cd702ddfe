import { isActive } from '../../domain/rollout/is-active.ts';
import { offPlanOf, type OffPlan, type OffPlanInput } from '../../domain/rollout/off-plan.ts';
import type { Iso } from '../../domain/time/iso.ts';
import type { RolloutEntry } from './picture.ts';
import { rolloutNames } from './rollout-names.ts';
import { shiftStartOf } from './shift-start.ts';

/**
 * Whether the alias of a running rollout is where no step of its plan can have put it. Said only once CodeDeploy has
 * been read after the alias: a rollback moves the alias before the rollout's own record shows its end, and a shift
 * begins before the lifecycle shows it.
 */
export function offPlanOfEntry(entry: RolloutEntry, now: Iso): OffPlan | null {
  const { record, routing, routed, plan, leftAtMs } = entry;
  if (routing === null || leftAtMs !== null || !isActive(record.status)) return null;
  const isConfirmed = isReadSince(entry, routing.sinceMs) && (entry.asOf.codedeploy ?? '') > routing.seenAt;
  if (!isConfirmed) return null;
  const { baselineVersion, candidateVersion } = rolloutNames(entry);
  const { parts, seenAt } = routing;
  return offPlanOf({
    baselineVersion,
    candidateVersion,
    isRollback: record.rollback.of !== null,
    plan,
    shift: shiftOf(entry),
    shiftStartedAt: shiftStartOf(entry),
    routed,
    routing: { parts, seenAt },
    now,
  });
}

/** Whether the lifecycle was asked for after this moment. One that is refused does not keep back what Lambda says. */
function isReadSince({ lifecycleReadAtMs, problems }: RolloutEntry, ms: number): boolean {
  return problems.has('lifecycle') || (lifecycleReadAtMs !== null && lifecycleReadAtMs >= ms);
}

function shiftOf({ target }: RolloutEntry): OffPlanInput['shift'] {
  if (target === null) return null;
  const event = target.lifecycle.find(({ name }) => name === 'AllowTraffic');
  if (event === undefined || event.status === 'Pending') return 'not-begun';
  if (event.status === 'Succeeded') return 'succeeded';
  return event.status === 'InProgress' ? 'running' : null;
}
