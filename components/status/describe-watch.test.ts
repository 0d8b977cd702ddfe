import { expect, test } from 'vitest';
import { makeDefinition } from '@/testing/domain/make-definition.ts';
import { makeAlarm } from '@/testing/domain/make-group.ts';
import { describeWatch } from './describe-watch.ts';

const words = (rule: string) => describeWatch(makeAlarm({ definition: null, rule }));

test.each([
  ['ALARM(errors)', 'Composite: in ALARM while errors is in ALARM.'],
  ['ALARM("errors") OR ALARM(slow)', 'Composite: in ALARM while errors is in ALARM or slow is in ALARM.'],
  [
    'ALARM(errors) AND NOT (OK(calls) AND ALARM(paused))',
    'Composite: in ALARM while errors is in ALARM and (calls is not OK or paused is not in ALARM).',
  ],
  [
    'AT_LEAST(2, ALARM, (a, b, c)) AND ALARM(d)',
    'Composite: in ALARM while at least 2 of (a is in ALARM, b is in ALARM, c is in ALARM) and d is in ALARM.',
  ],
  ['ALARM(a) AND TRUE', 'Composite: in ALARM while a is in ALARM and TRUE.'],
  ['FALSE', 'Composite: in ALARM while FALSE.'],
])('the rule %s in words', (rule, expected) => {
  expect(words(rule)).toBe(expected);
});

test('a rule that is not understood is shown as CloudWatch has it', () => {
  expect(words('ALARM(a) XOR ALARM(b)')).toBe('Composite, by the rule ALARM(a) XOR ALARM(b)');
});

test('a plain alarm is described by its definition; one that is gone or was not read as that', () => {
  expect(describeWatch(makeAlarm({ definition: makeDefinition() }))).toMatch(/Errors/);
  expect(describeWatch(makeAlarm({ definition: null, state: 'NOT_FOUND' }))).toMatch(/no alarm of this name/);
  expect(describeWatch(makeAlarm({ definition: null, state: null }))).toBe('CloudWatch has not been read yet.');
  expect(describeWatch(makeAlarm({ definition: null, state: 'OK' }))).toBe('Its definition has not been read.');
});
