import type { Alarm } from './alarm.ts';
import { formatCount } from '../format/format-count.ts';

/** "its alarm", "all 3 alarms of this group". */
export function allAlarms(count: number): string {
  return count === 1 ? 'the one alarm of this group' : `all ${formatCount(count)} alarms of this group`;
}

export function alarmsInAlarm(alarms: readonly Alarm[]): Alarm[] {
  return alarms.filter((alarm) => alarm.state === 'ALARM');
}

/** "webhook-errors is in ALARM", "a and b are in ALARM". */
export function areInAlarm(alarms: readonly Alarm[]): string {
  const names = alarms.map((alarm) => alarm.name);
  const last = names.at(-1) ?? '';
  return names.length === 1 ? `${last} is in ALARM` : `${names.slice(0, -1).join(', ')} and ${last} are in ALARM`;
}
