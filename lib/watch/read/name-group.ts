import { groupKey } from '../../domain/group/group-key.ts';
import type { RolloutEntry } from '../picture/picture.ts';
import { rolloutNames } from '../picture/rollout-names.ts';
import type { TargetContext } from '../target-context.ts';

/** Only a group's rollouts name its function and alias: takes them from this one, if it is the newest. */
export function nameGroup(ctx: TargetContext, entry: RolloutEntry): void {
  const { application, group: name, id } = entry.record;
  const group = ctx.picture.groups.get(groupKey(application, name));
  const { functionName, alias } = rolloutNames(entry);
  if (!group || functionName === null || alias === null) return;
  if (group.lastRollout !== null && group.lastRollout.id !== id && group.functionName !== null) return;
  group.functionName = functionName;
  group.alias = alias;
}
