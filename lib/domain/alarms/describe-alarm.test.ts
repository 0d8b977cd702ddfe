import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activatedAlarms } from './activated-alarms.ts';
import { alarmNearness } from './alarm-nearness.ts';
import type { AlarmDefinition } from './alarm.ts';
import { describeDefinition } from './describe-alarm.ts';
import { makeAlarm } from '../../../testing/domain/make-group.ts';
import { lastValueOf } from './last-value-of.ts';

function define(change: Partial<AlarmDefinition>): AlarmDefinition {
  const { definition } = makeAlarm();
  if (definition === null) throw new Error('the fixture has a definition');
  return { ...definition, ...change };
}

const nothing: AlarmDefinition = {
  namespace: null,
  metricName: null,
  dimensions: {},
  statistic: null,
  expression: null,
  metrics: null,
  periodSeconds: null,
  evaluationPeriods: null,
  datapointsToAlarm: null,
  comparison: null,
  threshold: null,
  treatMissingData: null,
};

describe('describeDefinition', () => {
  test.each([
    [define({ evaluationPeriods: 2, datapointsToAlarm: null }), 'Errors ≥ 5 in each of 2 minutes'],
    [
      define({ metricName: 'Duration', statistic: 'p99', threshold: 800, evaluationPeriods: 5, datapointsToAlarm: 3 }),
      'p99 Duration ≥ 800 ms in 3 of 5 minutes',
    ],
    [define({ evaluationPeriods: 1, periodSeconds: 300 }), 'Errors ≥ 5 in 5 minutes'],
    [define({ evaluationPeriods: 1 }), 'Errors ≥ 5 in 1 minute'],
    [define({ periodSeconds: 300 }), 'Errors ≥ 5 in each of 3 periods of 5 minutes'],
    [define({ periodSeconds: 10, datapointsToAlarm: 2 }), 'Errors ≥ 5 in 2 of 3 periods of 10 s'],
    [define({ statistic: 'Average', comparison: 'LessThanThreshold' }), 'average Errors < 5 in each of 3 minutes'],
    [
      define({ expression: 'errors / MAX([calls, 1]) * 100', statistic: null }),
      'errors / MAX([calls, 1]) * 100 ≥ 5 in each of 3 minutes',
    ],
    [
      define({ comparison: 'LessThanLowerOrGreaterThanUpperThreshold', threshold: null }),
      'Errors leaves its expected band in each of 3 minutes',
    ],
    [define({ periodSeconds: null }), 'Errors ≥ 5'],
    [nothing, 'CloudWatch did not say how it is defined'],
  ])('%#: %s', (definition, words) => {
    expect(describeDefinition(definition)).toBe(words);
  });
});

describe('alarmNearness', () => {
  test.each([
    [[9, 9, 9, 0, 6, 7], {}, { breaching: 2, of: 3 }],
    [[0, 1, 2], {}, { breaching: 0, of: 3 }],
    [[5], {}, { breaching: 1, of: 3 }],
    [[9, 9, 0, 9, 9], { evaluationPeriods: 5, datapointsToAlarm: 3 }, { breaching: 3, of: 3 }],
    [[5, 4], { comparison: 'LessThanOrEqualToThreshold' }, { breaching: 2, of: 3 }],
    [[null, 9, null], {}, { breaching: 1, of: 3 }],
    [[null, 9, null], { treatMissingData: 'breaching' }, { breaching: 3, of: 3 }],
    [[5], { comparison: 'GreaterThanUpperThreshold' }, null],
    [[5], { threshold: null }, null],
    [[], {}, null],
    [null, {}, null],
  ])('values %j with %j are %j', (values, change, nearness) => {
    const recent = values && { values, until: '2026-11-21T10:10:00.000Z' };
    expect(alarmNearness({ definition: define(change), recent })).toEqual(nearness);
  });
  test('a composite alarm has no nearness', () => {
    expect(alarmNearness({ definition: null, recent: { values: [1], until: '2026-11-21T10:10:00.000Z' } })).toBeNull();
  });
});

test('the newest value is dated by the end of its own period', () => {
  const recent = { values: [null, 4, 5, null], until: '2026-11-21T10:10:00.000Z' };
  expect(lastValueOf({ recent, definition: define({}) })).toEqual({ value: 5, at: '2026-11-21T10:09:00.000Z' });
  expect(lastValueOf({ recent: { ...recent, values: [null] }, definition: define({}) })).toBeNull();
  expect(lastValueOf({ recent: null, definition: define({}) })).toBeNull();
});

describe('activatedAlarms', () => {
  const text = 'the affected deployments have been stopped. Activated alarms: ';
  test.each([
    [`${text}<orders-5xx> <orders-p99>`, [], ['orders-5xx', 'orders-p99']],
    [`${text}orders-5xx orders-p99`, ['orders-5xx'], ['orders-5xx', 'orders-p99']],
    [`${text}<my alarm> <b>`, ['my alarm', 'b'], ['my alarm', 'b']],
    [`${text}orders-5xx-high`, ['orders-5xx', 'orders-5xx-high'], ['orders-5xx-high']],
    ['something else', ['a'], []],
    [null, ['a'], []],
  ])('%j names %j', (message, known, names) => {
    expect(activatedAlarms(message, known)).toEqual(names);
  });
  test('never throws, and finds names that it knows', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (rest, known) => {
        expect(Array.isArray(activatedAlarms(`Activated alarms: ${rest}`, known))).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z][a-z-]{0,8}$/), { minLength: 1, maxLength: 5 }), (names) => {
        const found = activatedAlarms(`Activated alarms: ${names.map((name) => `<${name}>`).join(' ')}`, names);
        expect(found.toSorted()).toEqual(names.toSorted());
      }),
    );
  });
});
