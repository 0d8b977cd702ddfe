import type { SimMs } from '../../kernel/clock.ts';
import type { CompositeAlarmRecord } from './alarm.ts';
import type { AlarmStore } from './alarm-store.ts';
import { javaDate } from './java-text.ts';
import { childrenOf, holds } from './parse-composite-rule.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** "Friday 22 July, 2022 15:57:45 UTC", as in the reasons of composite alarms. */
const longDate = (at: SimMs): string => {
  const date = new Date(at);
  const day = String(date.getUTCDate()).padStart(2, '0');
  const time = date.toISOString().slice(11, 19);
  return `${WEEKDAYS[date.getUTCDay()]} ${day} ${MONTHS[date.getUTCMonth()]}, ${date.getUTCFullYear()} ${time} UTC`;
};

/**
 * A composite alarm follows its children at once: it is evaluated when one of them changes and when it is put, never by
 * the clock. A state set by hand stays until then. `why` begins StateReason. `triggers`: the names in StateReasonData;
 * AWS's recorded answers have the one child whose transition changed the alarm.
 */
export const evaluateComposite = (
  store: AlarmStore,
  alarm: CompositeAlarmRecord,
  why: string,
  at: SimMs,
  triggers: readonly string[] = childrenOf(alarm.rule),
): void => {
  const stateOf = (name: string) => store.alarms.get(name)?.state.value ?? null;
  const value = holds(alarm.rule, stateOf) ? 'ALARM' : 'OK';
  if (value === alarm.state.value) return;
  const triggeringAlarms = triggers.flatMap((name) => {
    const child = store.alarms.get(name);
    if (!child) return [];
    const timestamp = javaDate(child.state.transitionedAt);
    return [{ arn: child.arn, state: { value: child.state.value, timestamp } }];
  });
  const reason = why.replace('{state}', value);
  store.setState(alarm, { value, reason, reasonData: JSON.stringify({ triggeringAlarms }) }, at);
};

/** Keeps every composite alarm in step with its children. */
export const followChildren = (store: AlarmStore): void => {
  store.onChange(({ alarmName, to, at }) => {
    const child = store.alarms.get(alarmName);
    if (!child) return;
    for (const alarm of store.alarms.values())
      if (alarm.kind === 'composite' && childrenOf(alarm.rule).includes(alarmName))
        evaluateComposite(store, alarm, `${child.arn} transitioned to ${to} at ${longDate(at)}`, at, [alarmName]);
  });
};
