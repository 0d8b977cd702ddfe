import type { Group } from './group.ts';
import { refuse, refuseInContext, type ActingContext, type May } from './may.ts';

/** Whether a group's alarms may be bypassed (alarmConfiguration.enabled turned off, the list kept). */
export function mayBypass(group: Group, context: ActingContext): May {
  if (group.alarms.ignored === null) {
    return refuse('STALE_PICTURE', "This group's alarm settings have not been read yet.");
  }
  if (group.alarms.items.length === 0) {
    return refuse('NOTHING_TO_DO', 'This group has no alarms, so there is nothing to bypass.');
  }
  if (group.alarms.ignored) return refuse('NOTHING_TO_DO', 'The alarms are bypassed already.');
  return refuseInContext(context, ['codedeploy:UpdateDeploymentGroup']) ?? { ok: true };
}
