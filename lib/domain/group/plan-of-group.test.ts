import { expect, test } from 'vitest';
import { planOfConfig } from '../plan/plan-of-config.ts';
import { planOfGroup } from './plan-of-group.ts';

test('a predefined config has its steps in its name, even if nothing was ever deployed', () => {
  expect(planOfGroup({ configName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes' }, null)).toEqual({
    configName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
    kind: 'canary',
    steps: [
      { afterSeconds: 0, percent: 10 },
      { afterSeconds: 300, percent: 100 },
    ],
  });
});

test('any other config is as it was just read, never a guess and never what an earlier rollout had', () => {
  const plan = planOfConfig('Custom', {
    type: 'TimeBasedCanary',
    canaryPercentage: 5,
    canaryIntervalMinutes: 2,
  });
  expect(planOfGroup({ configName: 'Custom' }, plan)).toBe(plan);
  expect(planOfGroup({ configName: 'Custom' }, null)).toBeNull();
  expect(planOfGroup({ configName: 'Other' }, plan)).toBeNull();
  expect(planOfGroup({ configName: null }, plan)).toBeNull();
});
