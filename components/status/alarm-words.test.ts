import { expect, test } from 'vitest';
import { alarmWords } from './alarm-words.ts';
import type { Alarm } from '@/lib/domain/alarms/alarm.ts';
import { makeAlarm } from '@/testing/domain/make-group.ts';

const alarm = (state: string | null, values: number[] | null = null): Alarm =>
  makeAlarm({ name: 'orders-5xx', state, recent: values && { values, until: '2026-11-21T10:10:00.000Z' } });

test('an alarm that is OK but on its way says how far', () => {
  expect(alarmWords(alarm('OK', [0, 6, 7]))).toEqual({ kind: 'near', word: 'Near: 2 of 3' });
});

test('an alarm that is OK and far from its threshold is OK', () => {
  expect(alarmWords(alarm('OK', [0, 0, 1]))).toEqual({ kind: 'ok', word: 'OK' });
});

test('an ignored alarm still says that it is in ALARM', () => {
  expect(alarmWords(alarm('ALARM'), true)).toEqual({ kind: 'ignored', word: 'Ignored, in ALARM' });
});

test('missing data, a missing alarm and an alarm not read are three things', () => {
  const kinds = ['INSUFFICIENT_DATA', 'NOT_FOUND', null].map((state) => alarmWords(alarm(state)).kind);
  expect(kinds).toEqual(['no-data', 'not-found', 'unread']);
});

test('a state that AWS invents is shown as it is', () => {
  expect(alarmWords(alarm('SNOOZED'))).toEqual({ kind: 'unknown', word: 'SNOOZED' });
});
