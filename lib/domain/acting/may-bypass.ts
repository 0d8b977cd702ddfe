import { describeBypassBy } from '../group/describe-bypass-by.ts';
import { describeBypassEnd } from '../group/describe-bypass-end.ts';
import type { Group } from '../group/group.ts';
import { refuse, refuseInContext, type ActingContext, type May } from './may.ts';

/** Whether a group's alarms may be bypassed (alarmConfiguration.enabled turned off, the list kept). */
export function mayBypass(group: Group, context: ActingContext): May {
  if (group.alarms.ignored === null) {
    return refuse('STALE_PICTURE', "This group's alarm settings have not been read yet.");
  }
  if (group.alarms.items.length === 0) {
    return refuse('NOTHING_TO_DO', 'This group has no alarms, so there is nothing to bypass.');
  }
  if (group.alarms.ignored) return refuse('NOTHING_TO_DO', whyBypassed(group));
  return refuseInContext(context, ['codedeploy:UpdateDeploymentGroup']) ?? { ok: true };
}

/** Of two people at once, the second is told what the first did. */
export function whyBypassed({ bypass, asOf }: Group): string {
  if (bypass === null) return 'The alarms are bypassed already, outside of Sluice.';
  const now = asOf.codedeploy ?? bypass.since;
  const ends = bypass.until === null ? 'it has no end' : `it re-arms itself ${describeBypassEnd(bypass.until, now)}`;
  return `The alarms are bypassed already, ${describeBypassBy(bypass, now)}: ${ends}.`;
}
