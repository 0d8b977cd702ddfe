import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AlarmDefinition } from '../alarms/alarm.ts';
import type { MinuteCount } from '../series/minute-count.ts';
import { describeSlowLimit, slowLimitOfAlarms, slowLimitOfBaseline } from './slow-limit.ts';

const duration: AlarmDefinition = {
  namespace: 'AWS/Lambda',
  metricName: 'Duration',
  dimensions: { FunctionName: 'orders', Resource: 'orders:live' },
  statistic: 'p99',
  expression: null,
  metrics: null,
  periodSeconds: 60,
  evaluationPeriods: 2,
  datapointsToAlarm: 2,
  comparison: 'GreaterThanThreshold',
  threshold: 3000,
  treatMissingData: 'notBreaching',
};
const alarm = (name: string, change: Partial<AlarmDefinition> = {}) => ({
  name,
  definition: { ...duration, ...change },
});

describe('the limit by an alarm', () => {
  test('is the threshold of an alarm on the duration, the lowest of several', () => {
    expect(slowLimitOfAlarms([alarm('p99')], 'orders')).toEqual({ ms: 3000, alarm: 'p99' });
    const two = [alarm('p99'), alarm('mean', { statistic: 'Average', threshold: 800 })];
    expect(slowLimitOfAlarms(two, 'orders')).toEqual({ ms: 800, alarm: 'mean' });
  });

  test.each<[string, Partial<AlarmDefinition>]>([
    ['of another function', { dimensions: { FunctionName: 'payments' } }],
    ['on another metric', { metricName: 'Errors' }],
    ['of another namespace', { namespace: 'Custom' }],
    ['that watches for less', { comparison: 'LessThanThreshold' }],
    ['with a moving band', { comparison: 'GreaterThanUpperThreshold', threshold: null }],
    ['over metric maths', { expression: 'm1 / m2', metricName: null }],
    ['that counts', { statistic: 'SampleCount' }],
    ['that counts slow calls itself', { statistic: 'TC(1000:)' }],
    ['with a threshold of nothing', { threshold: 0 }],
  ])('is none of an alarm %s', (_, change) => {
    expect(slowLimitOfAlarms([alarm('x', change), { name: 'composite', definition: null }], 'orders')).toBeNull();
  });
});

const minute = (at: string, p90Ms: number | null, invocations: number | null = 100): MinuteCount => ({
  version: '41',
  at: `2026-11-21T${at}:00.000Z`,
  invocations,
  errors: 0,
  throttles: 0,
  p50Ms: null,
  p90Ms,
  p99Ms: null,
  slowCalls: null,
  slowOverMs: null,
});

describe('the limit by the baseline', () => {
  test("is its p90 over the hour before the rollout, by calls, in two digits; not the rollout's own minutes", () => {
    const minutes = [
      minute('08:59', 9000),
      minute('09:10', 180, 300),
      minute('09:20', 220, 100),
      minute('09:30', null),
      minute('10:00', 5000),
    ];
    expect(slowLimitOfBaseline(minutes, '2026-11-21T10:00:40.000Z')).toEqual({ ms: 190, alarm: null });
    expect(slowLimitOfBaseline([minute('09:59', 1234)], '2026-11-21T10:00:00.000Z')?.ms).toBe(1200);
  });

  test('says how few calls it rests on', () => {
    const limit = slowLimitOfBaseline([minute('09:10', 180, 7), minute('09:20', 220, 5)], '2026-11-21T10:00:00.000Z');
    expect(limit).toEqual({ ms: 200, alarm: null, calls: 12 });
    expect(limit && describeSlowLimit(limit)).toBe(
      'over 200 ms, the p90 of the old version in the hour before, of only 12 calls',
    );
  });

  test('is none when it was not called', () => {
    expect(slowLimitOfBaseline([], '2026-11-21T10:00:00.000Z')).toBeNull();
    expect(slowLimitOfBaseline([minute('09:59', 20, 0)], '2026-11-21T10:00:00.000Z')).toBeNull();
  });

  test('whatever was counted, it is a positive number or none', () => {
    const anything = fc.option(fc.double(), { nil: null });
    fc.assert(
      fc.property(anything, anything, (p90Ms, calls) => {
        const limit = slowLimitOfBaseline([minute('09:59', p90Ms, calls)], '2026-11-21T10:00:00.000Z');
        expect(limit === null || (limit.ms > 0 && Number.isFinite(limit.ms))).toBe(true);
      }),
    );
  });
});
