import { expect, test } from 'vitest';
import { planSteps } from './plan-steps.ts';

test('a canary has two steps', () => {
  expect(planSteps({ type: 'TimeBasedCanary', timeBasedCanary: { canaryPercentage: 10, canaryInterval: 5 } })).toEqual([
    { afterMs: 0, fraction: 0.1 },
    { afterMs: 300_000, fraction: 1 },
  ]);
});

test('a linear plan whose percentage does not divide 100 ends at 100', () => {
  const steps = planSteps({ type: 'TimeBasedLinear', timeBasedLinear: { linearPercentage: 30, linearInterval: 2 } });
  expect(steps.map((step) => step.fraction)).toEqual([0.3, 0.6, 0.9, 1]);
  expect(steps.at(-1)?.afterMs).toBe(360_000);
});

test('all at once has one step', () => {
  expect(planSteps({ type: 'AllAtOnce' })).toEqual([{ afterMs: 0, fraction: 1 }]);
});
