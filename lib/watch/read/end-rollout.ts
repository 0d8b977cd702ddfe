import { alarmItemsOf } from '../picture/alarm-items.ts';
import { alarmNamesOfEntry, toGuardSettings } from '../picture/guard-of-entry.ts';
import { groupKey } from '../../domain/group/group-key.ts';
import type { RolloutEntry } from '../picture/picture.ts';
import type { TargetContext } from '../target-context.ts';

/**
 * A rollout has ended: what guards it and its alarms are kept as they are now, its lifecycle is read once more, and its
 * group is read again soon. Its rollback, if any, is read without waiting for the next list.
 */
export function endRollout(ctx: TargetContext, entry: RolloutEntry): void {
  const { record } = entry;
  const key = groupKey(record.application, record.group);
  const group = ctx.picture.groups.get(key);
  const nowMs = ctx.nowMs();
  entry.leftAtMs ??= nowMs;
  entry.lifecycleWanted = true;
  entry.groupAtEnd = toGuardSettings(group?.record ?? null) ?? entry.groupAtEnd;
  entry.alarmsAtEnd = alarmItemsOf(ctx.picture, alarmNamesOfEntry(ctx.picture, entry), nowMs);
  entry.watched = { ...entry.watched, to: ctx.now().toISOString() };
  ctx.picture.wantedGroups.set(key, record.id);
  const rollbackId = record.rollback.by;
  if (rollbackId !== null && !ctx.picture.rollouts.has(rollbackId)) ctx.picture.wantedIds.add(rollbackId);
  ctx.touched.groups.add(key);
}
