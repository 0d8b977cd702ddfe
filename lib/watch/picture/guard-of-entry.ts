import { guardOf, type Guard, type GuardSettings } from '../../domain/rollout/guard.ts';
import { groupKey } from '../../domain/group/group-key.ts';
import { isActive } from '../../domain/rollout/is-active.ts';
import type { GroupRecord } from '../../parts/code-deploy.ts';
import type { Picture, RolloutEntry } from './picture.ts';

/** What guards a rollout now; for an ended one, what guarded it at its end. */
export function guardOfEntry(picture: Pick<Picture, 'groups'>, entry: RolloutEntry): Guard {
  const { record, groupAtFirst, groupAtEnd } = entry;
  const group = picture.groups.get(groupKey(record.application, record.group))?.record ?? null;
  return guardOf({
    isRollback: record.rollback.of !== null,
    override: record.overrideAlarms,
    ownAutoRollback: record.autoRollback,
    group: isActive(record.status) ? toGuardSettings(group) : groupAtEnd,
    groupAtFirst,
  });
}

/** Names of the alarms that may stop a rollout, obeyed or not. */
export function alarmNamesOfEntry(picture: Pick<Picture, 'groups'>, entry: RolloutEntry): string[] {
  return guardOfEntry(picture, entry).alarms?.names ?? [];
}

export function toGuardSettings(record: GroupRecord | null): GuardSettings | null {
  if (record === null) return null;
  const { alarms, autoRollback } = record;
  const { enabled, ignorePollAlarmFailure: ignorePollFailure, names } = alarms;
  return { enabled, ignorePollFailure, names, autoRollback };
}
