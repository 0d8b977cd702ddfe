import type { AlarmKind } from './alarm-glyph.tsx';
import { alarmWords } from './alarm-words.ts';
import type { Alarm } from '@/lib/domain/alarms/alarm.ts';
import { alarmNearness } from '@/lib/domain/alarms/alarm-nearness.ts';

export interface AlarmSummary {
  /** Worst first. */
  kinds: AlarmKind[];
  /** "3 OK", "1 in ALARM", "No alarms". */
  text: string;
  tone: 'neutral' | 'bad' | 'byp' | 'quiet';
  /** A second line: "one at 2 of 3", "1 without data", "none near its threshold"; null: nothing to add. */
  detail: string | null;
}

const ORDER: AlarmKind[] = ['alarm', 'near', 'not-found', 'no-data', 'unknown', 'unread', 'ignored', 'ok'];

/** A group's alarms in a line. `ignored`: they are bypassed; null: the group's settings have not been read. */
export function summariseAlarms(alarms: readonly Alarm[], ignored: boolean | null): AlarmSummary {
  if (alarms.length === 0 && ignored === null) return { kinds: [], text: 'Not read', tone: 'quiet', detail: null };
  if (alarms.length === 0) return { kinds: [], text: 'No alarms', tone: 'quiet', detail: 'nothing stops it by itself' };
  const states = alarms.map((alarm) => alarmWords(alarm).kind);
  const inAlarm = count(states, 'alarm');
  if (ignored === true) {
    return {
      kinds: alarms.map(() => 'ignored'),
      text: `${alarms.length} ignored`,
      tone: 'byp',
      detail: inAlarm > 0 ? `${inAlarm} in ALARM` : null,
    };
  }
  const kinds = states.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  if (inAlarm > 0) {
    const others = alarms.length - inAlarm;
    return { kinds, text: `${inAlarm} in ALARM`, tone: 'bad', detail: others > 0 ? `of ${alarms.length}` : null };
  }
  const ok = count(states, 'ok') + count(states, 'near');
  if (ok > 0) return { kinds, text: `${ok} OK`, tone: 'neutral', detail: rest(states, alarms) };
  const [kind] = kinds;
  const words = kind === 'not-found' ? 'not found' : kind === 'unread' ? 'not read yet' : 'without data';
  return { kinds, text: `${alarms.length} ${words}`, tone: 'neutral', detail: null };
}

function rest(states: AlarmKind[], alarms: readonly Alarm[]): string | null {
  const nearest = alarms.find((_, index) => states[index] === 'near');
  const near = nearest ? alarmNearness(nearest) : null;
  if (near) return `one at ${near.breaching} of ${near.of}`;
  const missing = count(states, 'not-found');
  if (missing > 0) return `${missing} not found`;
  const silent = count(states, 'no-data');
  if (silent > 0) return `${silent} without data`;
  // What an alarm saw is not always known (composite alarms, metric maths): then nothing is claimed.
  const allTold = alarms.every((alarm) => alarmNearness(alarm) !== null);
  return allTold ? 'none near its threshold' : null;
}

function count(states: readonly AlarmKind[], kind: AlarmKind): number {
  return states.filter((state) => state === kind).length;
}
