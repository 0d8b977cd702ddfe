import { expect, test } from 'vitest';
import { outcomeWords } from './outcome-words.ts';
import type { Alarm } from '@/lib/domain/alarms/alarm.ts';

const alarms = { ignored: false, items: [{ name: 'orders-5xx' } as Alarm, { name: 'orders p99' } as Alarm] };

test('a stop by alarm names the alarms', () => {
  const error = { code: 'ALARM_ACTIVE', message: 'Stopped. Activated alarms: <orders-5xx> <orders p99>' };
  expect(outcomeWords({ error, alarms })).toMatch(/orders-5xx.*orders p99|orders p99.*orders-5xx/);
});

test('an error that the status does not name is explained, an unknown one named', () => {
  expect(outcomeWords({ error: { code: 'IAM_ROLE_MISSING', message: null }, alarms })).toBe(
    'The service role is missing',
  );
  expect(outcomeWords({ error: { code: 'NEW_ONE', message: null }, alarms })).toBe('NEW_ONE');
});

test('nothing is added to a success or to a stop by hand', () => {
  expect(outcomeWords({ error: null, alarms })).toBeNull();
  expect(outcomeWords({ error: { code: 'MANUAL_STOP', message: null }, alarms })).toBeNull();
});
