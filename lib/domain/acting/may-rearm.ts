import type { Group } from '../group/group.ts';
import { refuse, refuseInContext, type ActingContext, type May } from './may.ts';

/** Whether a group's alarms may be obeyed again. AWS refuses to turn on an empty list (InvalidAlarmConfigException). */
export function mayRearm(group: Group, context: ActingContext): May {
  if (group.alarms.ignored === null) {
    return refuse('STALE_PICTURE', "This group's alarm settings have not been read yet.");
  }
  if (group.alarms.items.length === 0) {
    return refuse('NOTHING_TO_DO', 'This group has no alarms, and AWS refuses to turn on an empty list.');
  }
  if (!group.alarms.ignored) return refuse('NOTHING_TO_DO', 'The alarms are obeyed already.');
  return refuseInContext(context, ['codedeploy:UpdateDeploymentGroup']) ?? { ok: true };
}
