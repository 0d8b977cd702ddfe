import { describe, expect, test } from 'vitest';
import { describePlan } from './describe-plan.ts';
import { knownPlan } from './known-plan.ts';
import { planOfConfig } from './plan-of-config.ts';
import { planOfRollout } from './plan-of-rollout.ts';

const routing = { type: 'TimeBasedCanary', canaryPercentage: 50, canaryIntervalMinutes: 1 };
const createdAt = '2026-11-20T10:00:00.000Z';

describe('the plan that a rollout follows', () => {
  test.each([
    ['made before it', '2026-11-01T00:00:00.000Z', 'canary'],
    ['made in the same millisecond, as one script does', createdAt, 'canary'],
    ['made a millisecond after it', '2026-11-20T10:00:00.001Z', 'unknown'],
    ['made again while it runs', '2026-11-20T10:02:00.000Z', 'unknown'],
  ])('a config %s', (_when, madeAt, kind) => {
    const plan = planOfRollout({ ...planOfConfig('Ours', routing), madeAt }, createdAt);
    expect(plan.kind).toBe(kind);
    expect(plan.steps.length > 0).toBe(kind === 'canary');
    expect(plan.configName).toBe('Ours');
  });

  test('a config of AWS, and one whose age AWS does not tell, is taken as it is', () => {
    const aws = knownPlan('CodeDeployDefault.LambdaCanary10Percent5Minutes');
    if (aws === null) throw new Error('AWS has it');
    expect(planOfRollout(aws, createdAt)).toBe(aws);
    const ours = planOfConfig('Ours', routing);
    expect(planOfRollout(ours, createdAt)).toBe(ours);
  });

  test('words say why no steps are known', () => {
    const plan = planOfRollout({ ...planOfConfig('Ours', routing), madeAt: '2026-11-20T10:02:00.000Z' }, createdAt);
    expect(describePlan(plan)).toBe('Ours, which was made again after this rollout began: its steps are not known');
  });
});
