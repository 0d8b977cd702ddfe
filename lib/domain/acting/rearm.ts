import { alarmsInAlarm, allAlarms, areInAlarm } from '../alarms/alarms-in-words.ts';
import { NOT_DOCUMENTED } from './bypass.ts';
import type { Consequences } from './consequences.ts';
import type { Group } from '../group/group.ts';
import { trafficOfAlias } from '../group/traffic-of-alias.ts';
import { FORBIDDEN, mayTakeRiskAway, refuse, type ActingContext, type May } from './may.ts';
import { PERMISSIONS_OF } from './permissions-of.ts';

/**
 * Whether a group's alarms may be turned on again. AWS refuses to turn on an empty list (InvalidAlarmConfigException).
 */
export function mayRearm(group: Group, context: ActingContext): May {
  if (context.role !== 'operator') return FORBIDDEN;
  if (group.alarms.ignored === null) return { ok: true, warning: UNREAD };
  if (group.alarms.items.length === 0) {
    return refuse('NOTHING_TO_DO', 'This group has no alarms, and AWS refuses to turn on an empty list.');
  }
  if (!group.alarms.ignored) return refuse('NOTHING_TO_DO', 'The alarms are obeyed already.');
  return mayTakeRiskAway(context, PERMISSIONS_OF['re-arm'], group);
}

const UNREAD = "This group's alarm settings have not been read yet. They are read first.";

/** What turning the alarms on again does. No traffic moves. */
export function consequencesOfRearm(group: Group): Consequences {
  const traffic = trafficOfAlias(group.aliasState);
  const tripped = alarmsInAlarm(group.alarms.items);
  return {
    now: traffic,
    after: traffic,
    steps: [
      {
        title: `CodeDeploy obeys ${allAlarms(group.alarms.items.length)} again.`,
        detail: 'A rollout is stopped when any of them goes to ALARM.',
      },
      ...(tripped.length === 0
        ? []
        : [
            {
              title: `${areInAlarm(tripped)}: the next rollout would be stopped at once.`,
              detail: 'It has taken less than a second, before any call moved.',
            },
          ]),
      ...((group.bypass?.until ?? null) === null
        ? []
        : [{ title: 'The planned end of the bypass falls away.', detail: 'Nothing is left for Sluice to do later.' }]),
    ],
    notes: group.activeRolloutId === null ? [] : [NOT_DOCUMENTED],
  };
}
