import { expect, test } from 'vitest';
import { makeAlarm } from '../../../testing/domain/make-group.ts';
import type { Alarm } from './alarm.ts';
import { alarmsBelow, goneBelow } from './alarms-below.ts';

const composite = (name: string, rule: string): Alarm => ({ ...makeAlarm({ name, definition: null }), rule });
const gone = (name: string) => makeAlarm({ name, state: 'NOT_FOUND', definition: null });

const alarms = new Map(
  [
    makeAlarm({ name: 'errors' }),
    gone('slow'),
    gone('deploying'),
    composite('inner', 'ALARM(slow) OR ALARM(errors)'),
    composite('circle', 'ALARM(circle) OR ALARM(inner)'),
  ].map((alarm) => [alarm.name, alarm]),
);
const read = (name: string) => alarms.get(name);

test.each<[string, string[], string[]]>([
  ['ALARM(errors)', ['errors'], []],
  ['ALARM(errors) AND NOT ALARM(deploying)', ['errors', 'deploying'], []],
  ['ALARM(slow)', ['slow'], ['slow']],
  ['ALARM(inner) AND ALARM(slow)', ['inner', 'slow', 'errors'], ['slow']],
  ['ALARM(never-read)', ['never-read'], []],
  ['ALARM(circle)', ['circle', 'inner', 'slow', 'errors'], []],
  ['not a rule', [], []],
])('%s', (rule, below, missing) => {
  const alarm = composite('outer', rule);
  expect(alarmsBelow(alarm, read).toSorted()).toEqual(below.toSorted());
  expect(goneBelow(alarm, read)).toEqual(missing);
});

test('an alarm over a metric looks at no other', () => {
  expect(alarmsBelow(makeAlarm(), read)).toEqual([]);
  expect(goneBelow(makeAlarm(), read)).toEqual([]);
});
