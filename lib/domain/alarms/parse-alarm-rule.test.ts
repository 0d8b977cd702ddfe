import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alarmsOf, causesOf, holds, negate, soonestSeconds, termsOf, type AlarmTerm } from './alarm-rule.ts';
import { parseAlarmRule } from './parse-alarm-rule.ts';

const STATES: Record<string, string> = {
  red: 'ALARM',
  also: 'ALARM',
  green: 'OK',
  grey: 'INSUFFICIENT_DATA',
  'with "quotes" (and more), and \\': 'ALARM',
  'two words': 'ALARM',
};
const isSo = ({ alarm, state, negated }: AlarmTerm) =>
  Object.hasOwn(STATES, alarm) ? (STATES[alarm] === state) !== negated : null;

function parsed(text: string) {
  const rule = parseAlarmRule(text);
  if (rule === null) throw new Error(`no rule: ${text}`);
  return rule;
}

describe('the rule of a composite alarm', () => {
  test.each<[string, boolean | null]>([
    ['ALARM(red)', true],
    [' ALARM( "red" )AND OK(\'green\') ', true],
    ['ALARM(two words)', true],
    ['ALARM("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:red")', true],
    ['ALARM(arn:aws-cn:cloudwatch:cn-north-1:123456789012:alarm:red)', true],
    ['ALARM(green) OR INSUFFICIENT_DATA(grey)', true],
    ['NOT ALARM(red)', false],
    ['NOT NOT ALARM(red)', true],
    ['NOT (ALARM(red) AND ALARM(green))', true],
    ['NOT (ALARM(red) OR ALARM(green))', false],
    ['TRUE OR FALSE AND FALSE', true],
    ['(TRUE OR FALSE) AND FALSE', false],
    ['ALARM(unread)', null],
    ['ALARM(unread) OR ALARM(red)', true],
    ['ALARM(unread) AND ALARM(green)', false],
    ['NOT ALARM(unread) AND ALARM(red)', null],
    ['AT_LEAST(1, ALARM, (red, green, grey))', true],
    ['AT_LEAST(2, ALARM, (red, green, grey))', false],
    ['AT_LEAST( 2 , NOT OK , ( "red", "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:grey" ) )', true],
    ['NOT AT_LEAST(34%, ALARM, (red, green, grey))', true],
    ['AT_LEAST(33%, ALARM, (red, green, grey))', true],
    [String.raw`ALARM("with \"quotes\" (and more), and \\")`, true],
  ])('%s is %j', (text, expected) => {
    expect(holds(parsed(text), isSo)).toBe(expected);
  });

  test.each([
    '',
    'ALARM()',
    'ALARM(red',
    'ALARM(red) AND',
    'ALARM(red) ALARM(green)',
    'alarm(red)',
    'AT_LEAST(0, ALARM, (red))',
    'AT_LEAST(2, ALARM, (red))',
    'NOT',
    '('.repeat(100_000),
    `${'('.repeat(1000)}ALARM(red)${')'.repeat(1000)}`,
  ])('%s is none', (text) => {
    expect(parseAlarmRule(text)).toBeNull();
  });

  test.each([
    ['ALARM(red) OR ALARM(green) OR ALARM(also)', ['red', 'also']],
    ['ALARM(red) AND NOT ALARM(green)', ['red', 'green']],
    ['(ALARM(red) AND ALARM(green)) OR ALARM(also)', ['also']],
    ['ALARM(green)', []],
    ['TRUE', []],
  ])('%s holds for %j', (text, names) => {
    expect(causesOf(parsed(text), isSo).map(({ alarm }) => alarm)).toEqual(names);
  });

  test.each([
    ['ALARM(fast) OR ALARM(slow)', 60],
    ['ALARM(fast) AND ALARM(slow)', 300],
    ['AT_LEAST(2, ALARM, (fast, slow, never))', 300],
    ['ALARM(fast) AND ALARM(never)', Infinity],
    ['FALSE', Infinity],
    ['TRUE', 0],
  ])('%s holds after %d s at the soonest', (text, seconds) => {
    const of: Record<string, number> = { fast: 60, slow: 300 };
    expect(soonestSeconds(parsed(text), ({ alarm }) => of[alarm] ?? Infinity)).toBe(seconds);
  });

  test('each alarm is named once', () => {
    expect(alarmsOf(parsed('ALARM(a) AND (NOT OK(b) OR OK(a))'))).toEqual(['a', 'b']);
  });

  test('any text is a rule or none, and nothing holds together with its opposite', () => {
    const words = ['ALARM(red)', 'OK("green")', 'INSUFFICIENT_DATA(x)', 'AND', 'OR', 'NOT', '(', ')', 'TRUE', 'FALSE'];
    const more = ['AT_LEAST(1,ALARM,(red,green))', 'AT_LEAST(50%,NOT OK,(red,"green",x))', 'ALARM(', '"', ','];
    const texts = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...words, ...more), { maxLength: 14 }).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const rule = parseAlarmRule(text);
        if (rule === null) return;
        const held = holds(rule, isSo);
        expect(holds(negate(rule), isSo)).toBe(held === null ? null : !held);
        expect(negate(negate(rule))).toEqual(rule);
        const all = termsOf(rule);
        for (const cause of causesOf(rule, isSo)) expect(all).toContainEqual(cause);
        expect(held !== true && causesOf(rule, isSo).length > 0).toBe(false);
      }),
    );
  });
});
