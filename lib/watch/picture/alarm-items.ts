import type { Alarm } from '../../domain/alarms/alarm.ts';
import type { GroupEntry, Picture } from './picture.ts';

/** They are read every minute: older values no longer say where the metric is now. */
const VALUES_HOLD_MS = 150_000;

/**
 * The group's alarms as last read from CloudWatch, `nowMs` on this machine's clock. An unread one has only its name.
 */
export function alarmItemsOf(
  picture: Pick<Picture, 'alarms' | 'alarmValues'>,
  group: GroupEntry | null,
  nowMs: number,
): Alarm[] {
  return (group?.record?.alarms.names ?? []).map((name) => {
    const alarm = picture.alarms.get(name)?.alarm ?? notRead(name);
    const values = picture.alarmValues.get(name);
    return values && nowMs - values.readAtMs < VALUES_HOLD_MS ? { ...alarm, recent: values.recent } : alarm;
  });
}

function notRead(name: string): Alarm {
  return { name, state: null, stateChangedAt: null, reason: null, definition: null, recent: null };
}
