import { areIgnored } from '../alarms/are-ignored.ts';
import { awaitedChildren } from './composites-in.ts';
import { found } from './found.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import type { Finding } from './preflight.ts';

/**
 * Alarms that the group lists and CloudWatch does not have. According to CodeDeploy's documentation of
 * ignorePollAlarmFailure, a deployment does not go on when the state of an alarm cannot be retrieved, unless it is set.
 */
export function findAlarmMissing(facts: PreflightFacts): Finding[] {
  const { alarms } = facts.group;
  const goesOn = areIgnored(alarms) || alarms.ignorePollFailure === true;
  const listed = alarms.items
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
  return [...listed, ...goneInRules(facts)];
}

/** CloudWatch keeps a composite alarm whose alarms were deleted. The terms that name them are never true. */
function goneInRules(facts: PreflightFacts): Finding[] {
  return awaitedChildren(facts).flatMap(({ alarm, within }) =>
    alarm.state !== 'NOT_FOUND'
      ? []
      : found({
          code: 'alarm-missing',
          severity: 'warns',
          sentence: `The rule of ${within} names ${alarm.name}, and CloudWatch has no alarm of this name: that part of it is never true.`,
          remedy: `Create ${alarm.name} again, or take it out of the rule of ${within}.`,
          subject: alarm.name,
        }),
  );
}
