import { alarmsInAlarm, allAlarms, areInAlarm } from '../alarms/alarms-in-words.ts';
import type { Alarm } from '../alarms/alarm.ts';
import type { Consequences } from './consequences.ts';
import { describeBypassEnd } from '../group/describe-bypass-end.ts';
import { describeDefinition } from '../alarms/describe-alarm.ts';
import { formatUtcMinute } from '../format/format-utc.ts';
import type { BypassUntil, Group } from '../group/group.ts';
import type { Iso } from '../time/iso.ts';
import { trafficOfAlias } from '../group/traffic-of-alias.ts';

/** AWS documents nowhere whether changing the group touches a deployment that is under way. */
export const NOT_DOCUMENTED = 'AWS does not document whether this affects the rollout already running.';

/** What telling a group to ignore its alarms does, until `until`. No traffic moves by it. */
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
