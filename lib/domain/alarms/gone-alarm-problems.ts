import type { Alarm } from './alarm.ts';

const CODE = 'ALARM_NOT_FOUND';

/** What is wrong with a group that lists alarms which CloudWatch does not have, an entry for each. */
export function goneAlarmProblems(alarms: readonly Alarm[]) {
  return alarms
    .filter(({ state }) => state === 'NOT_FOUND')
    .map(({ name }) => ({
      source: 'cloudwatch' as const,
      code: CODE,
      message: `CloudWatch has no alarm ${name}: nothing watches what it watched.`,
      missingAction: null,
    }));
}

/** Whether a group's problem is such an alarm, and not something that could not be read. */
export function isAlarmGone({ code }: { code: string }): boolean {
  return code === CODE;
}
