import { expect, test } from 'vitest';
import { summariseAlarms } from './summarise-alarms.ts';
import type { Alarm } from '@/lib/domain/alarms/alarm.ts';
import { makeAlarm } from '@/testing/domain/make-group.ts';

const alarm = (state: string | null, values: number[] = []): Alarm =>
  makeAlarm({ name: 'a', state, recent: { values, until: '2026-11-21T10:10:00.000Z' } });

test('alarms that are near their threshold count as OK and are named as near', () => {
  expect(summariseAlarms([alarm('OK'), alarm('OK', [6, 6, 0]), alarm('OK')], false)).toMatchObject({
    kinds: ['near', 'ok', 'ok'],
    text: '3 OK',
    detail: 'one at 2 of 3',
  });
});

test('one in ALARM outweighs the rest', () => {
  expect(summariseAlarms([alarm('OK'), alarm('ALARM')], false)).toMatchObject({
    kinds: ['alarm', 'ok'],
    text: '1 in ALARM',
    tone: 'bad',
  });
});

test('ignored alarms are ignored, and still say when one is in ALARM', () => {
  expect(summariseAlarms([alarm('ALARM'), alarm('OK')], true)).toEqual({
    kinds: ['ignored', 'ignored'],
    text: '2 ignored',
    tone: 'byp',
    detail: '1 in ALARM',
  });
});

test('no data is not OK', () => {
  expect(summariseAlarms([alarm('INSUFFICIENT_DATA'), alarm('INSUFFICIENT_DATA')], false).text).toBe('2 without data');
  expect(summariseAlarms([alarm('OK'), alarm('INSUFFICIENT_DATA')], false)).toMatchObject({
    text: '1 OK',
    detail: '1 without data',
  });
});

test('that none is near is said only where it is known', () => {
  expect(summariseAlarms([alarm('OK', [0, 0, 0])], false).detail).toBe('none near its threshold');
  expect(summariseAlarms([{ ...alarm('OK'), definition: null, recent: null }], false).detail).toBeNull();
});

test('a group without alarms says so', () => {
  expect(summariseAlarms([], false).text).toBe('No alarms');
});

test('a group whose settings have not been read is not said to have none', () => {
  expect(summariseAlarms([], null).text).toBe('Not read');
});
