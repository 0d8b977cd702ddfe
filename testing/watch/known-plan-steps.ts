import { planOfConfig } from '../../lib/domain/plan/plan-of-config.ts';
import type { PlanStep } from '../../lib/domain/plan/plan.ts';

/** Steps of a linear config by its name, e.g. "Linear10PercentEvery3Minutes". */
export function knownPlanSteps(configName: string): PlanStep[] {
  const found = /Linear(\d+)PercentEvery(\d+)Minute/.exec(configName);
  return planOfConfig(configName, {
    type: 'TimeBasedLinear',
    linearPercentage: Number(found?.[1]),
    linearIntervalMinutes: Number(found?.[2]),
  }).steps;
}
