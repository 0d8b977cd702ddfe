import { areIgnored } from '../alarms/are-ignored.ts';
import { describeBypassEnd } from '../group/describe-bypass-end.ts';
import { describeStatus } from '../rollout/describe-status.ts';
import type { Group, BypassUntil } from '../group/group.ts';
import { isActive } from '../rollout/is-active.ts';
import { toMs, type Iso } from '../time/iso.ts';
import { FORBIDDEN, mayAddRisk, refuse, type ActingContext, type May } from './may.ts';
import { alarmsInAlarm, allAlarms, areInAlarm } from '../alarms/alarms-in-words.ts';
import type { Alarm } from '../alarms/alarm.ts';
import type { Consequences } from './consequences.ts';
import { describeDefinition } from '../alarms/describe-alarm.ts';
import { formatUtcMinute } from '../format/format-utc.ts';
import { trafficOfAlias } from '../group/traffic-of-alias.ts';
import { describeBypassBy } from '../group/describe-bypass-by.ts';
import { PERMISSIONS_OF } from './permissions-of.ts';

/** How far ahead a bypass may end by time, in hours. The dialog offers no more, and the server accepts no more. */
export const LONGEST_BYPASS_HOURS = 24;
/** The browser and the server each estimate AWS's time. The server still accepts what a browser offers at the limit. */
const CLOCKS_DIFFER_MS = 30_000;

/** Why a bypass may not end at `at`, as the rest of a sentence; null: it may. `now`: AWS's time. */
export function whyNoBypassEnd(at: Iso, now: Iso): string | null {
  const aheadMs = toMs(at) - toMs(now);
  if (aheadMs <= 0) return 'has passed';
  if (aheadMs <= LONGEST_BYPASS_HOURS * 3_600_000 + CLOCKS_DIFFER_MS) return null;
  return `is more than ${LONGEST_BYPASS_HOURS} hours ahead`;
}

/** Whether a group's alarms may be bypassed (alarmConfiguration.enabled turned off, the list kept). */
export function mayBypass(group: Group, context: ActingContext): May {
  if (context.role !== 'operator') return FORBIDDEN;
  if (group.alarms.ignored === null) {
    return refuse('STALE_PICTURE', "This group's alarm settings have not been read yet.");
  }
  if (group.alarms.items.length === 0) {
    return refuse('NOTHING_TO_DO', 'This group has no alarms, so there is nothing to bypass.');
  }
  if (group.alarms.ignored) return refuse('NOTHING_TO_DO', whyBypassed(group));
  return mayAddRisk(context, PERMISSIONS_OF.bypass, group);
}

/** When two people act at once, the second learns what the first did. */
function whyBypassed({ bypass, asOf }: Group): string {
  if (bypass === null) return 'The alarms are bypassed already, outside of Sluice.';
  const now = asOf.codedeploy ?? bypass.since;
  const ends = bypass.until === null ? 'it has no end' : `it re-arms itself ${describeBypassEnd(bypass.until, now)}`;
  return `The alarms are bypassed already, ${describeBypassBy(bypass, now)}: ${ends}.`;
}

/** AWS's documentation does not say whether changing the group affects a running deployment. */
export const NOT_DOCUMENTED = 'AWS does not document whether this affects the rollout already running.';

/** What happens when a group ignores its alarms until `until`. No traffic moves. */
export function consequencesOfBypass(group: Group, until: BypassUntil, now: Iso): Consequences {
  const traffic = trafficOfAlias(group.aliasState);
  return {
    now: traffic,
    after: traffic,
    steps: [
      {
        title: `CodeDeploy ignores ${allAlarms(group.alarms.items.length)}.`,
        detail: 'A bad rollout then does not stop by itself.',
      },
      ...alarmsInAlarm(group.alarms.items).map(ignored),
      ends(until, now),
    ],
    notes: [
      group.activeRolloutId === null
        ? 'No rollout is running now: the bypass counts from the next one. Hooks, and the Stop buttons here, still work.'
        : `${NOT_DOCUMENTED} Hooks, and the Stop buttons here, still work.`,
      'The list of alarms is kept. A stack update of this group may re-arm it sooner.',
    ],
  };
}

function ignored(alarm: Alarm): Consequences['steps'][number] {
  const since = alarm.stateChangedAt === null ? '' : ` since ${formatUtcMinute(alarm.stateChangedAt)} UTC`;
  return {
    title: `${areInAlarm([alarm])}${since}, and would not count.`,
    detail: definedAs(alarm),
  };
}

function definedAs({ definition, rule }: Alarm): string {
  if (definition !== null) return `${describeDefinition(definition)}.`;
  return rule === undefined ? 'Its definition has not been read.' : `It is composite: ${rule}`;
}

function ends(until: BypassUntil, now: Iso): Consequences['steps'][number] {
  return {
    title: `It re-arms itself ${describeBypassEnd(until, now)}.`,
    detail: 'Sluice turns the alarms back on then, or as soon as it is running again, and logs it.',
  };
}

/**
 * Whether a bypass that began outside of Sluice may get an end. Sluice must then be able to turn the alarms on again.
 */
export function mayEndBypassLater(group: Group, context: ActingContext): May {
  if (context.role !== 'operator') return FORBIDDEN;
  const { alarms, bypass } = group;
  if (alarms.ignored === null) {
    return refuse('STALE_PICTURE', "This group's alarm settings have not been read yet.");
  }
  if (!alarms.ignored) return refuse('NOTHING_TO_DO', 'The alarms are obeyed, so there is no bypass to end.');
  if (alarms.items.length === 0) {
    return refuse('NOTHING_TO_DO', 'This group has no alarms, and AWS refuses to turn on an empty list.');
  }
  if (bypass !== null && bypass.until !== null) return refuse('NOTHING_TO_DO', whyBypassed(group));
  return mayAddRisk(context, PERMISSIONS_OF.bypass, group);
}

/**
 * What to say when a group's deployment failed, was stopped or was rolled back under a bypass, which does not end the
 * bypass. null: no bypass, or its last rollout ended otherwise or before the bypass.
 */
export function bypassGoesOnOf(
  { alarms, bypass, lastRollout }: Group,
  now: Iso,
): { sentence: string; remedy: string } | null {
  if (!areIgnored(alarms) || bypass === null || lastRollout === null || isActive(lastRollout.status)) return null;
  if (lastRollout.status === 'Succeeded' && lastRollout.rollbackOf === null) return null;
  if ((lastRollout.completedAt ?? lastRollout.createdAt) < bypass.since) return null;
  const { word } = describeStatus(lastRollout);
  const what =
    lastRollout.rollbackOf === null
      ? `${lastRollout.id} did not succeed (${word})`
      : `${lastRollout.rollbackOf} was rolled back by ${lastRollout.id}`;
  return {
    sentence: `The bypass goes on: ${what}, which does not end it; it re-arms itself ${describeBypassEnd(bypass.until, now)}.`,
    remedy:
      bypass.until === null
        ? 'Deploy the fix, then re-arm the alarms yourself; or give the bypass an end.'
        : 'Deploy the fix while the alarms are still ignored, or re-arm them now if there is none yet.',
  };
}
