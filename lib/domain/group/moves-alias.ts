import type { Group } from './group.ts';
import type { RolloutSummary } from '../rollout/rollout-summary.ts';

/** A running rollout that moves a group's alias. */
export interface AliasMover {
  id: string;
  application: string;
  group: string;
  /** Of this very group. */
  isOwn: boolean;
}

type Names = Pick<Group, 'application' | 'group'>;

/** The rollout that moves the group's alias now, its own or another group's; null: none is known. */
export function moverOf(group: Names & Pick<Group, 'activeRolloutId' | 'aliasUse'>): AliasMover | null {
  const { application, activeRolloutId, aliasUse } = group;
  if (activeRolloutId !== null) return { id: activeRolloutId, application, group: group.group, isOwn: true };
  const other = aliasUse?.running ?? null;
  return other === null ? null : { ...other, isOwn: false };
}

/** The rollout that left the group's alias last, its own or another group's; null: none is known. */
export function lastMoveOf({ lastRollout, aliasUse }: Pick<Group, 'lastRollout' | 'aliasUse'>): RolloutSummary | null {
  return aliasUse?.leftBy?.rollout ?? lastRollout;
}

/** "group g-old (application payments-old)". */
export function describeOtherGroup({ application, group }: Names): string {
  return application === group ? `group ${group}` : `group ${group} (application ${application})`;
}

/** "d-A1B2C3D4E is running for this group", "d-A1B2C3D4E of group g-old (application payments-old) is running". */
export function describeMover(mover: AliasMover): string {
  return mover.isOwn
    ? `${mover.id} is running for this group`
    : `${mover.id} of ${describeOtherGroup(mover)} is running`;
}

/** Another group's running rollout of the same alias, "d-A1B2C3D4E of group g-old is running"; null: none is known. */
export function describeOtherMover({ aliasUse }: Pick<Group, 'aliasUse'>): string | null {
  const running = aliasUse?.running ?? null;
  return running === null ? null : describeMover({ ...running, isOwn: false });
}

/** Which rollout left the alias last: "its last rollout", "d-A1B2C3D4E of group g-old (application payments-old)". */
export function describeLastMove({ aliasUse }: Pick<Group, 'aliasUse'>): string {
  const leftBy = aliasUse?.leftBy ?? null;
  return leftBy === null ? 'its last rollout' : `${leftBy.rollout.id} of ${describeOtherGroup(leftBy)}`;
}
