import type { Alarm } from '../../domain/alarms/alarm.ts';
import { goneBelow } from '../../domain/alarms/alarms-below.ts';
import type { Picture } from './picture.ts';

/** They are read every minute: older values no longer say where the metric is now. */
const VALUES_HOLD_MS = 150_000;

/**
 * Alarms as last read from CloudWatch, `nowMs` on this machine's clock. An unread one has only its name.
 */
export function alarmItemsOf(
  picture: Pick<Picture, 'alarms' | 'alarmValues'>,
  names: readonly string[],
  nowMs: number,
): Alarm[] {
  return names.map((name) => {
    const alarm = withGone(picture, picture.alarms.get(name)?.alarm ?? notRead(name));
    const values = picture.alarmValues.get(name);
    return values && nowMs - values.readAtMs < VALUES_HOLD_MS ? { ...alarm, recent: values.recent } : alarm;
  });
}

function withGone(picture: Pick<Picture, 'alarms'>, alarm: Alarm): Alarm {
  if (alarm.rule === undefined) return alarm;
  const gone = goneBelow(alarm, (name) => picture.alarms.get(name)?.alarm);
  return gone.length === 0 ? alarm : { ...alarm, goneBelow: gone };
}

function notRead(name: string): Alarm {
  return { name, state: null, stateChangedAt: null, reason: null, definition: null, recent: null };
}
