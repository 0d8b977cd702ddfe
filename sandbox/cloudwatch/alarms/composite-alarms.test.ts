import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AlarmStateValue } from '../../kernel/cloudwatch-port.ts';
import { makeTestCloudWatch, refusalOf } from '../../testing/make-test-cloudwatch.ts';
import { holds, parseCompositeRule } from './parse-composite-rule.ts';

const states: Record<string, AlarmStateValue> = {
  red: 'ALARM',
  green: 'OK',
  grey: 'INSUFFICIENT_DATA',
  'with "quotes" (and more), and \\': 'ALARM',
};
const evaluate = (text: string): boolean => holds(parseCompositeRule(text), (name) => states[name] ?? null);

test.each([
  ['ALARM(red)', true],
  ['ALARM("red") AND OK(\'green\')', true],
  ['ALARM("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:red")', true],
  ['ALARM(green) OR INSUFFICIENT_DATA(grey)', true],
  ['NOT ALARM(red)', false],
  ['NOT NOT ALARM(red)', true],
  ['TRUE OR FALSE AND FALSE', true],
  ['(TRUE OR FALSE) AND FALSE', false],
  ['ALARM(gone) OR OK(gone)', false],
  ['AT_LEAST(1, ALARM, (red, green, grey))', true],
  ['AT_LEAST(2, ALARM, (red, green, grey))', false],
  ['AT_LEAST( 2 , NOT OK , ( "red", "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:grey" ) )', true],
  ['AT_LEAST(34%, ALARM, (red, green, grey))', false],
  ['AT_LEAST(33%, ALARM, (red, green, grey))', true],
  ["AT_LEAST(60%, NOT ALARM, ('red', green, grey)) AND NOT ALARM(green)", true],
  ['(AT_LEAST(1, INSUFFICIENT_DATA, (red)) OR FALSE)', false],
  [String.raw`ALARM("with \"quotes\" (and more), and \\")`, true],
])('%s is %s', (text, expected) => {
  expect(evaluate(text)).toBe(expected);
});

test('any text is a rule or refused', () => {
  const words =
    'ALARM(red) OK(green) AT_LEAST(1,ALARM,(red,green)) AT_LEAST(101%,OK,(red)) ALARM( ) ( AND OR NOT TRUE FALSE "x"'.split(
      ' ',
    );
  const text = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((all) => all.join(' ')),
  );
  fc.assert(
    fc.property(text, (rule) => {
      expect(refusalOf(() => evaluate(rule))).toMatch(/^(no error|ValidationException)$/);
    }),
  );
});

const withComposite = () => {
  const made = makeTestCloudWatch();
  const { operations } = made;
  for (const AlarmName of ['a', 'b'])
    operations.PutMetricAlarm({
      AlarmName,
      Namespace: 'test',
      MetricName: AlarmName,
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'ignore',
    });
  operations.PutCompositeAlarm({ AlarmName: 'both', AlarmRule: 'ALARM(a) AND ALARM(b)' });
  const set = (AlarmName: string, StateValue: AlarmStateValue) =>
    operations.SetAlarmState({ AlarmName, StateValue, StateReason: 'x' });
  const composite = () => operations.DescribeAlarms({ AlarmTypes: ['CompositeAlarm'] }).CompositeAlarms?.[0];
  return { ...made, set, composite };
};

describe('a composite alarm', () => {
  test('has a state as soon as it is put', () => {
    expect(withComposite().composite()).toMatchObject({
      AlarmRule: 'ALARM(a) AND ALARM(b)',
      StateValue: 'OK',
      StateReason:
        'arn:aws:cloudwatch:eu-west-1:123456789012:alarm:both was created and its alarm rule evaluates to OK',
    });
  });
  test('follows its children at once, and says which', () => {
    const { set, composite, cloudWatch } = withComposite();
    set('a', 'ALARM');
    expect(cloudWatch.alarmState('both')).toBe('OK');
    set('b', 'ALARM');
    expect(composite()).toMatchObject({
      StateValue: 'ALARM',
      StateReason:
        'arn:aws:cloudwatch:eu-west-1:123456789012:alarm:b transitioned to ALARM at Saturday 21 November, 2026 00:00:00 UTC',
    });
    expect(JSON.parse(composite()?.StateReasonData ?? '')).toMatchObject({
      triggeringAlarms: [{ arn: 'arn:aws:cloudwatch:eu-west-1:123456789012:alarm:b', state: { value: 'ALARM' } }],
    });
  });
  test('comes back only to those who ask for its type', () => {
    const { operations } = withComposite();
    expect(operations.DescribeAlarms({}).CompositeAlarms).toEqual([]);
    expect(operations.DescribeAlarms({ AlarmNames: ['both'] }).CompositeAlarms).toEqual([]);
    const all = operations.DescribeAlarms({ AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] });
    expect([all.MetricAlarms?.length, all.CompositeAlarms?.length]).toEqual([2, 1]);
    expect(operations.DescribeAlarms({ ChildrenOfAlarmName: 'both' }).MetricAlarms?.length).toBe(2);
    expect(operations.DescribeAlarms({ ParentsOfAlarmName: 'a' }).CompositeAlarms?.length).toBe(1);
    expect(operations.DescribeAlarmHistory({ AlarmName: 'both' }).AlarmHistoryItems).toEqual([]);
    const types = operations.DescribeAlarmHistory({ AlarmName: 'both', AlarmTypes: ['CompositeAlarm'] });
    expect(types.AlarmHistoryItems?.map(({ HistorySummary }) => HistorySummary)).toEqual([
      'Alarm updated from INSUFFICIENT_DATA to OK',
      'Alarm "both" created',
    ]);
  });
  test.each([
    ['a child that does not exist', 'other', 'ALARM(nobody)'],
    ['itself', 'both', 'ALARM(both)'],
    ['itself through another', 'both', 'ALARM(outer)'],
    ['the name of a metric alarm', 'a', 'ALARM(b)'],
    ['no rule', 'other', 'ALARM(a) AND'],
    ['at least none', 'other', 'AT_LEAST(0, ALARM, (a, b))'],
    ['at least more than there are', 'other', 'AT_LEAST(3, ALARM, (a, b))'],
    ['more than all', 'other', 'AT_LEAST(101%, ALARM, (a, b))'],
    ['at least some of nothing', 'other', 'AT_LEAST(1, ALARM, ())'],
    ['at least some of a state that is none', 'other', 'AT_LEAST(1, RED, (a, b))'],
  ])('is refused with %s', (_, AlarmName, AlarmRule) => {
    const { operations } = withComposite();
    operations.PutCompositeAlarm({ AlarmName: 'outer', AlarmRule: 'ALARM(both)' });
    expect(refusalOf(() => operations.PutCompositeAlarm({ AlarmName, AlarmRule }))).toBe('ValidationException');
  });
});
