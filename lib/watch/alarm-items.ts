import type { Alarm } from '../domain/alarm.ts';
import type { GroupEntry, Picture } from './picture.ts';

/** The group's alarms as CloudWatch was last read; one that was not is there by name only. */
export function alarmItemsOf(picture: Pick<Picture, 'alarms'>, group: GroupEntry | null): Alarm[] {
  return (group?.record?.alarms.names ?? []).map(
    (name) =>
      picture.alarms.get(name)?.alarm ?? {
        name,
        state: null,
        stateChangedAt: null,
        reason: null,
        definition: null,
        recentValues: null,
      },
  );
}
