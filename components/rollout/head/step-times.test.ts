import { expect, test } from 'vitest';
import { stepTimes } from './step-times.ts';
import { planOfConfig } from '@/lib/domain/plan/plan-of-config.ts';
import { toMs } from '@/lib/domain/time/iso.ts';

const START = toMs('2026-11-21T13:52:47.000Z');
const linear = (linearPercentage: number) =>
  planOfConfig('Custom', { type: 'TimeBasedLinear', linearPercentage, linearIntervalMinutes: 1 });

test('each step fills its stretch of the bar at its time', () => {
  const canary = planOfConfig('Custom', { type: 'TimeBasedCanary', canaryPercentage: 10, canaryIntervalMinutes: 5 });
  expect(stepTimes(canary, [], START)).toEqual([
    { fromPercent: 0, toPercent: 10, atMs: START },
    { fromPercent: 10, toPercent: 100, atMs: START + 300_000 },
  ]);
});

test('a newer prediction counts more than the plan alone', () => {
  const planned = [{ at: '2026-11-21T13:59:00.000Z', percent: 20 }];
  expect(stepTimes(linear(10), planned, START)[1]?.atMs).toBe(toMs('2026-11-21T13:59:00.000Z'));
});

test('of a hundred small steps only as many are named as there is room for', () => {
  expect(stepTimes(linear(1), [], START).length).toBeLessThan(18);
});

test('without a start there are no times, and without a plan no steps', () => {
  expect(stepTimes(linear(50), [], null).map((step) => step.atMs)).toEqual([null, null]);
  expect(stepTimes({ configName: 'x', kind: 'unknown', steps: [] }, [], START)).toEqual([]);
});
