import { slowLimitOfAlarms, slowLimitOfBaseline } from '../../domain/verdict/slow-limit.ts';
import { groupKey } from '../../domain/group/group-key.ts';
import type { RolloutEntry } from '../picture/picture.ts';
import { rolloutNames } from '../picture/rollout-names.ts';
import type { TargetContext } from '../target-context.ts';

/**
 * Decides once which calls of a rollout are slow: by an alarm of its group, as soon as those are known, else by its
 * baseline before it, as soon as that was read. Returns whether it was decided now: earlier counts were made without
 * it.
 */
export function decideSlowLimit(ctx: TargetContext, entry: RolloutEntry): boolean {
  if (entry.slowLimit !== null) return false;
  const { functionName, baselineVersion } = rolloutNames(entry);
  const alarms = knownAlarms(ctx, entry);
  if (alarms === null || functionName === null || baselineVersion === null) return false;
  const { startedAt, createdAt } = entry.record;
  const before = entry.minutes.get(baselineVersion)?.values() ?? [];
  entry.slowLimit =
    slowLimitOfAlarms(alarms, functionName) ??
    (entry.minutesBefore ? slowLimitOfBaseline(before, startedAt ?? createdAt) : null);
  return entry.slowLimit !== null;
}

/** The group's alarms that could be read; null: some will be read soon. */
function knownAlarms(ctx: TargetContext, { record, alarmsAtEnd }: RolloutEntry) {
  if (alarmsAtEnd !== null) return alarmsAtEnd;
  const group = ctx.picture.groups.get(groupKey(record.application, record.group));
  if (group === undefined) return null;
  if (group.record === null) return group.problems.has('config') ? [] : null;
  const known = group.record.alarms.names.flatMap((name) => ctx.picture.alarms.get(name)?.alarm ?? []);
  return known.length < group.record.alarms.names.length && !group.problems.has('alarms') ? null : known;
}
