import { describe, expect, test } from 'vitest';
import type { AlarmRule, AlarmSettings } from './alarm.ts';
import { alarmReason, alarmReasonData } from './alarm-reason.ts';
import type { Evaluation } from './alarm-reason.ts';
import { javaDouble } from '../../kernel/java-double.ts';

const MINUTE = 60_000;

const ruleOf = (rule: Partial<AlarmRule>): AlarmRule => ({
  queries: [],
  watchedId: 'm1',
  periodMs: MINUTE,
  evaluationPeriods: 1,
  datapointsToAlarm: rule.evaluationPeriods ?? 1,
  comparison: 'GreaterThanThreshold',
  threshold: 0,
  missingData: 'missing',
  minimumSamples: null,
  ...rule,
});

/** `values` newest first, the newest at `newestAt`. */
const evaluationOf = (state: Evaluation['state'], newestAt: string, values: number[], rule: AlarmRule): Evaluation => {
  const newest = Date.parse(newestAt);
  const breaches = (value: number): boolean =>
    rule.comparison.startsWith('Greater') ? value > rule.threshold : value < rule.threshold;
  return {
    queriedAt: newest + 100_230,
    state,
    points: values.map((value, i) => ({
      at: newest - i * rule.periodMs,
      value,
      sampleCount: 2,
      breaching: breaches(value) || (rule.comparison.includes('OrEqual') && value === rule.threshold),
    })),
    filled: rule.evaluationPeriods - values.length,
    periods: Array.from({ length: rule.evaluationPeriods }, (_, i) => newest - i * rule.periodMs),
  };
};

const reason = (
  state: Evaluation['state'],
  newestAt: string,
  values: number[],
  rule: Partial<AlarmRule>,
  settings: AlarmSettings = {},
): string => alarmReason(ruleOf(rule), settings, evaluationOf(state, newestAt, values, ruleOf(rule)));

// Each expected text is one that CloudWatch wrote in a real account and somebody published.
describe('texts of CloudWatch', () => {
  test('one datapoint', () => {
    expect(reason('ALARM', '2026-03-26T09:42:00Z', [1], {})).toBe(
      'Threshold Crossed: 1 datapoint [1.0 (26/03/26 09:42:00)] was greater than the threshold (0.0).',
    );
  });
  test('back to OK', () => {
    const rule = { comparison: 'GreaterThanOrEqualToThreshold', threshold: 1 } as const;
    expect(reason('OK', '2023-05-23T01:02:00Z', [0], rule)).toBe(
      'Threshold Crossed: 1 datapoint [0.0 (23/05/23 01:02:00)] was not greater than or equal to the threshold (1.0).',
    );
  });
  test('several datapoints, newest first', () => {
    const rule = { evaluationPeriods: 3, periodMs: 3 * MINUTE };
    expect(reason('ALARM', '2026-08-19T05:50:00Z', [2, 3, 1], rule)).toBe(
      'Threshold Crossed: 3 datapoints [2.0 (19/08/26 05:50:00), 3.0 (19/08/26 05:47:00), 1.0 (19/08/26 05:44:00)] ' +
        'were greater than the threshold (0.0).',
    );
  });
  test('DatapointsToAlarm given, N of N', () => {
    const rule = { evaluationPeriods: 2, periodMs: 5 * MINUTE, threshold: 10 };
    const values = [15.398333333333332, 11.488333333333333];
    expect(reason('ALARM', '2022-01-17T14:42:00Z', values, rule, { DatapointsToAlarm: 2 })).toBe(
      'Threshold Crossed: 2 out of the last 2 datapoints [15.398333333333332 (17/01/22 14:42:00), ' +
        '11.488333333333333 (17/01/22 14:37:00)] were greater than the threshold (10.0) ' +
        '(minimum 2 datapoints for OK -> ALARM transition).',
    );
  });
  test('DatapointsToAlarm given, back to OK', () => {
    const rule = { threshold: 40_000 };
    expect(reason('OK', '2024-07-16T13:10:00Z', [132], rule, { DatapointsToAlarm: 1 })).toBe(
      'Threshold Crossed: 1 out of the last 1 datapoints [132.0 (16/07/24 13:10:00)] was not greater than the threshold ' +
        '(40000.0) (minimum 1 datapoint for ALARM -> OK transition).',
    );
  });
  test('from five datapoints on, the number comes first', () => {
    const rule = { evaluationPeriods: 5, comparison: 'LessThanThreshold', threshold: 65 } as const;
    expect(reason('ALARM', '2020-04-29T23:32:00Z', [0, 0, 0, 0, 0], rule, { DatapointsToAlarm: 5 })).toBe(
      'Threshold Crossed: 5 out of the last 5 datapoints were less than the threshold (65.0). The most recent datapoints ' +
        'which crossed the threshold: [0.0 (29/04/20 23:32:00), 0.0 (29/04/20 23:31:00), 0.0 (29/04/20 23:30:00), ' +
        '0.0 (29/04/20 23:29:00), 0.0 (29/04/20 23:28:00)] (minimum 5 datapoints for OK -> ALARM transition).',
    );
  });
  test('missing data filled in beside real data', () => {
    const rule = {
      evaluationPeriods: 20,
      datapointsToAlarm: 1,
      comparison: 'GreaterThanOrEqualToThreshold',
      threshold: 1,
      missingData: 'notBreaching',
    } as const;
    expect(reason('ALARM', '2024-03-16T12:15:00Z', [613], rule, { DatapointsToAlarm: 1 })).toBe(
      'Threshold Crossed: 1 out of the last 20 datapoints [613.0 (16/03/24 12:15:00)] was greater than or equal to the ' +
        'threshold (1.0) and 19 missing datapoints were treated as [NonBreaching] ' +
        '(minimum 1 datapoint for OK -> ALARM transition).',
    );
  });
  test('nothing but missing data', () => {
    expect(reason('OK', '2026-01-13T01:50:00Z', [], { missingData: 'notBreaching' })).toBe(
      'Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].',
    );
    expect(reason('ALARM', '2026-01-13T01:50:00Z', [], { evaluationPeriods: 2, missingData: 'breaching' })).toBe(
      'Threshold Crossed: no datapoints were received for 2 periods and 2 missing datapoints were treated as [Breaching].',
    );
  });
  test('insufficient data', () => {
    expect(reason('INSUFFICIENT_DATA', '2026-01-13T01:50:00Z', [], {})).toBe(
      'Insufficient Data: 1 datapoint was unknown.',
    );
    expect(reason('INSUFFICIENT_DATA', '2026-01-13T01:50:00Z', [], { evaluationPeriods: 5 })).toBe(
      'Insufficient Data: 5 datapoints were unknown.',
    );
  });

  test('reason data lists the points oldest first and those that decided, with Java’s numbers', () => {
    const rule = ruleOf({ periodMs: 5 * MINUTE, threshold: 3, comparison: 'GreaterThanOrEqualToThreshold' });
    const evaluation = evaluationOf('ALARM', '2026-03-03T01:35:00Z', [6], rule);
    expect(alarmReasonData(rule, { Statistic: 'Sum' }, evaluation)).toBe(
      '{"version":"1.0","queryDate":"2026-03-03T01:36:40.230+0000","startDate":"2026-03-03T01:35:00.000+0000",' +
        '"statistic":"Sum","period":300,"recentDatapoints":[6.0],"threshold":3.0,"evaluatedDatapoints":' +
        '[{"timestamp":"2026-03-03T01:35:00.000+0000","sampleCount":2.0,"value":6.0}]}',
    );
  });
  test('reason data without data lists the periods', () => {
    const rule = ruleOf({ evaluationPeriods: 2, missingData: 'breaching' });
    const evaluation = evaluationOf('ALARM', '2026-03-03T01:35:00Z', [], rule);
    expect(JSON.parse(alarmReasonData(rule, { Statistic: 'Sum', Unit: 'Seconds' }, evaluation))).toEqual({
      version: '1.0',
      queryDate: '2026-03-03T01:36:40.230+0000',
      unit: 'Seconds',
      statistic: 'Sum',
      period: 60,
      recentDatapoints: [],
      threshold: 0,
      evaluatedDatapoints: [
        { timestamp: '2026-03-03T01:35:00.000+0000' },
        { timestamp: '2026-03-03T01:34:00.000+0000' },
      ],
    });
  });
});

test.each([
  [5, '5.0'],
  [0.5, '0.5'],
  [-3, '-3.0'],
  [0, '0.0'],
  [9_999_999, '9999999.0'],
  [10_000_000, '1.0E7'],
  [1.25e-4, '1.25E-4'],
])('%d prints as Java prints it', (value, text) => {
  expect(javaDouble(value)).toBe(text);
});
