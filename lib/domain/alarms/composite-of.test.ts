import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeAlarm, makeComposite } from '../../../testing/domain/make-group.ts';
import { compositeOf, describeTerm, isTermTrue, knownAlarms } from './composite-of.ts';

const known = knownAlarms(
  [makeAlarm({ name: 'a' }), makeAlarm({ name: 'b', state: 'ALARM' })],
  [
    makeComposite('ALARM(a) AND ALARM(b)', { name: 'both' }),
    makeComposite('ALARM(around)', { name: 'around' }),
    makeComposite('ALARM(', { name: 'broken' }),
  ],
);

test('composite alarms in a rule stand for their own rules', () => {
  const composite = compositeOf(makeComposite('ALARM(both) OR NOT OK(both) OR OK(c)'), known);
  const both = {
    kind: 'at-least',
    count: 2,
    of: ['a', 'b'].map((alarm) => ({ kind: 'term', alarm, state: 'ALARM', negated: false })),
  };
  expect(composite).toMatchObject({
    alarms: ['a', 'b', 'c'],
    rule: { kind: 'at-least', count: 1, of: [both, both, { alarm: 'c', state: 'OK' }] },
  });
});

test('what is not in ALARM is the opposite of its rule', () => {
  expect(compositeOf(makeComposite('NOT ALARM(both)'), known)).toMatchObject({
    rule: { count: 1, of: [{ alarm: 'a', negated: true }, { negated: true }] },
  });
});

test.each([
  ['ALARM(around)', 'leads back to around'],
  ['ALARM(broken)', 'not understood'],
  ['what', 'not understood'],
])('%s is not looked through: %s', (rule, why) => {
  expect(compositeOf(makeComposite(rule), known)).toMatchObject({ why: expect.stringContaining(why) });
});

test('rules of rules that multiply are given up', () => {
  const many = (below: string) => Array.from({ length: 30 }, () => `ALARM(${below})`).join(' OR ');
  const levels = knownAlarms([
    makeComposite(many('leaf'), { name: 'l1' }),
    makeComposite(many('l1'), { name: 'l2' }),
    makeComposite(many('l2'), { name: 'l3' }),
  ]);
  expect(compositeOf(makeComposite(many('l3')), levels)).toMatchObject({
    why: expect.stringContaining('more than 500'),
  });
});

test('a plain alarm is not composite', () => {
  expect(compositeOf(makeAlarm(), known)).toBeNull();
});

test('a term is true by the state of its alarm, false of one that is gone, and not known of one that was not read', () => {
  const term = { kind: 'term', alarm: 'b', state: 'ALARM', negated: false } as const;
  expect(isTermTrue(term, known)).toBe(true);
  expect(isTermTrue({ ...term, negated: true }, known)).toBe(false);
  expect(isTermTrue(term, knownAlarms([makeAlarm({ name: 'b', state: 'NOT_FOUND', definition: null })]))).toBe(false);
  expect(isTermTrue(term, knownAlarms())).toBeNull();
  expect(describeTerm({ ...term, state: 'INSUFFICIENT_DATA', negated: true })).toBe('b is not without data');
});

test('whatever the rules of alarms say of one another, it comes to an end', () => {
  const names = ['p', 'q', 'r'];
  const rules = fc.array(fc.constantFrom('ALARM(p)', 'OK(q)', 'ALARM(r)', 'ALARM(a)', 'AND', 'OR', 'NOT'), {
    maxLength: 7,
  });
  fc.assert(
    fc.property(fc.array(rules, { minLength: 3, maxLength: 3 }), (texts) => {
      const all = texts.map((parts, index) => makeComposite(parts.join(' '), { name: names[index] ?? '' }));
      const found = all.map((alarm) => compositeOf(alarm, knownAlarms(all)));
      const left = found.flatMap((composite) => (composite !== null && 'alarms' in composite ? composite.alarms : []));
      expect(left.filter((name) => names.includes(name))).toEqual([]);
    }),
  );
});
