import { alarmsInAlarm, allAlarms, areInAlarm } from '../alarms/alarms-in-words.ts';
import { NOT_DOCUMENTED } from './consequences-of-bypass.ts';
import type { Consequences } from './consequences.ts';
import type { Group } from '../group/group.ts';
import { trafficOfAlias } from '../group/traffic-of-alias.ts';

/** What obeying the alarms again does. No traffic moves by it. */
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
