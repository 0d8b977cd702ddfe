import type { AlarmKind } from './alarm-glyph.tsx';
import type { Alarm } from '@/lib/domain/alarms/alarm.ts';
import { alarmNearness } from '@/lib/domain/alarms/alarm-nearness.ts';

export interface AlarmWords {
  kind: AlarmKind;
  word: string;
}

/** An alarm's state as shape and word. `ignored`: the group's alarms are bypassed, whatever state they are in. */
export function alarmWords(alarm: Alarm, ignored = false): AlarmWords {
  if (ignored) return { kind: 'ignored', word: alarm.state === 'ALARM' ? 'Ignored, in ALARM' : 'Ignored' };
  switch (alarm.state) {
    case 'OK': {
      const near = alarmNearness(alarm);
      return near && near.breaching > 0
        ? { kind: 'near', word: `Near: ${near.breaching} of ${near.of}` }
        : { kind: 'ok', word: 'OK' };
    }
    case 'ALARM':
      return { kind: 'alarm', word: 'ALARM' };
    case 'INSUFFICIENT_DATA':
      return { kind: 'no-data', word: 'No data' };
    case 'NOT_FOUND':
      return { kind: 'not-found', word: 'Not found' };
    case null:
      return { kind: 'unread', word: 'Not read yet' };
    default:
      return { kind: 'unknown', word: alarm.state };
  }
}
