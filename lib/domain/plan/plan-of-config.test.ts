import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planOfConfig } from './plan-of-config.ts';

describe('planOfConfig', () => {
  test('a canary takes its share at once and the rest after the interval', () => {
    const plan = planOfConfig('CodeDeployDefault.LambdaCanary10Percent5Minutes', {
      type: 'TimeBasedCanary',
      canaryPercentage: 10,
      canaryIntervalMinutes: 5,
    });
    expect(plan.kind).toBe('canary');
    expect(plan.steps).toEqual([
      { afterSeconds: 0, percent: 10 },
      { afterSeconds: 300, percent: 100 },
    ]);
  });

  test('a linear plan of 10% has ten steps, the first at once', () => {
    const plan = planOfConfig('x', {
      type: 'TimeBasedLinear',
      linearPercentage: 10,
      linearIntervalMinutes: 3,
    });
    expect(plan.steps).toHaveLength(10);
    expect(plan.steps[0]).toEqual({ afterSeconds: 0, percent: 10 });
    expect(plan.steps[9]).toEqual({ afterSeconds: 1620, percent: 100 });
  });

  test('a linear plan that does not divide 100 ends at 100', () => {
    const plan = planOfConfig('x', {
      type: 'TimeBasedLinear',
      linearPercentage: 30,
      linearIntervalMinutes: 1,
    });
    expect(plan.steps.map((step) => step.percent)).toEqual([30, 60, 90, 100]);
  });

  test('all at once is one step', () => {
    expect(planOfConfig('x', { type: 'AllAtOnce' })).toEqual({
      configName: 'x',
      kind: 'all-at-once',
      steps: [{ afterSeconds: 0, percent: 100 }],
    });
  });

  test.each([
    null,
    { type: null },
    { type: 'TimeBasedFlexible' },
    { type: 'TimeBasedCanary' },
    { type: 'TimeBasedCanary', canaryPercentage: 10, canaryIntervalMinutes: 0 },
    { type: 'TimeBasedLinear', linearPercentage: 0, linearIntervalMinutes: 1 },
    { type: 'TimeBasedLinear', linearPercentage: 0.001, linearIntervalMinutes: 1 },
  ])('%j is an unknown plan without steps', (routing) => {
    expect(planOfConfig('own', routing)).toEqual({ configName: 'own', kind: 'unknown', steps: [] });
  });

  test('whatever the numbers, steps rise to exactly 100 and times never go back', () => {
    const given = fc.option(fc.oneof(fc.integer(), fc.double()));
    fc.assert(
      fc.property(
        fc.constantFrom('TimeBasedCanary', 'TimeBasedLinear', 'AllAtOnce', 'Other'),
        given,
        given,
        (type, percentage, minutes) => {
          const { steps } = planOfConfig('x', {
            type,
            canaryPercentage: percentage,
            canaryIntervalMinutes: minutes,
            linearPercentage: percentage,
            linearIntervalMinutes: minutes,
          });
          if (steps.length === 0) return;
          expect(steps.length).toBeLessThanOrEqual(100);
          expect(steps.at(-1)?.percent).toBe(100);
          for (const [index, step] of steps.slice(1).entries()) {
            expect(step.percent).toBeGreaterThan(steps[index]?.percent ?? 0);
            expect(step.afterSeconds).toBeGreaterThan(steps[index]?.afterSeconds ?? 0);
          }
        },
      ),
    );
  });
});
