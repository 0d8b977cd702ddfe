import { expect, test } from 'vitest';
import { makeRollout } from '../../../testing/domain/make-rollout.ts';
import { planOfConfig } from '../plan/plan-of-config.ts';
import { planOfGroup } from './plan-of-group.ts';

test('a predefined config has its steps in its name, even if nothing was ever deployed', () => {
  expect(planOfGroup({ configName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes' }, [])).toEqual({
    configName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
    kind: 'canary',
    steps: [
      { afterSeconds: 0, percent: 10 },
      { afterSeconds: 300, percent: 100 },
    ],
  });
});

test('any other config is that of a rollout that used it, never a guess', () => {
  const plan = planOfConfig('Custom', {
    type: 'TimeBasedCanary',
    canaryPercentage: 5,
    canaryIntervalMinutes: 2,
  });
  const rollout = makeRollout({ plan });
  expect(planOfGroup({ configName: 'Custom' }, [rollout])).toBe(plan);
  expect(planOfGroup({ configName: 'Other' }, [rollout])).toBeNull();
  expect(planOfGroup({ configName: null }, [rollout])).toBeNull();
});
