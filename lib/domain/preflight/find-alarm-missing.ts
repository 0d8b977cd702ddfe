import { found } from './found.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import type { Finding } from './preflight.ts';

/**
 * Alarms that the group lists and CloudWatch does not have. By CodeDeploy's documentation of ignorePollAlarmFailure a deployment does not go on when
 * the state of an alarm cannot be retrieved, unless it is set.
 */
export function findAlarmMissing({ group: { alarms } }: PreflightFacts): Finding[] {
  const goesOn = alarms.ignored === true || alarms.ignorePollFailure === true;
  return alarms.items
    .filter((alarm) => alarm.state === 'NOT_FOUND')
    .map((alarm) =>
      found({
        code: 'alarm-missing',
        severity: goesOn ? 'warns' : 'blocks',
        sentence: `The group lists ${alarm.name}, and CloudWatch has no alarm of this name: ${
          goesOn
            ? 'nothing watches what it watched.'
            : 'by its documentation CodeDeploy stops a deployment whose alarms it cannot read.'
        }`,
        remedy: `Create ${alarm.name} again, or take it off the group's list.`,
        subject: alarm.name,
      }),
    );
}
