import type { Group } from '../group/group.ts';
import { whyBypassed } from './may-bypass.ts';
import { refuse, refuseInContext, type ActingContext, type May } from './may.ts';

/** Whether a bypass that began outside of Sluice may be given an end. Sluice must then be able to turn the alarms on again. */
export function mayEndBypassLater(group: Group, context: ActingContext): May {
  const { alarms, bypass } = group;
  if (alarms.ignored === null) {
    return refuse('STALE_PICTURE', "This group's alarm settings have not been read yet.");
  }
  if (!alarms.ignored) return refuse('NOTHING_TO_DO', 'The alarms are obeyed, so there is no bypass to end.');
  if (alarms.items.length === 0) {
    return refuse('NOTHING_TO_DO', 'This group has no alarms, and AWS refuses to turn on an empty list.');
  }
  if (bypass !== null && bypass.until !== null) return refuse('NOTHING_TO_DO', whyBypassed(group));
  return refuseInContext(context, ['codedeploy:UpdateDeploymentGroup']) ?? { ok: true };
}
