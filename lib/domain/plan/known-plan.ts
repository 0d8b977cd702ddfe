import { planOfConfig } from './plan-of-config.ts';
import type { Plan } from './plan.ts';

/**
 * The plan of one of CodeDeploy's predefined Lambda configs, from its name
 * (CodeDeployDefault.LambdaCanary10Percent5Minutes, …LambdaLinear10PercentEvery1Minute, …LambdaAllAtOnce); null for any
 * other config. They are AWS's and never change, so this needs no call and no permission.
 */
export function knownPlan(configName: string): Plan | null {
  if (configName === 'CodeDeployDefault.LambdaAllAtOnce') return planOfConfig(configName, { type: 'AllAtOnce' });
  const canary = /^CodeDeployDefault\.LambdaCanary(\d+)Percent(\d+)Minutes$/.exec(configName);
  if (canary)
    return planOfConfig(configName, {
      type: 'TimeBasedCanary',
      canaryPercentage: Number(canary[1]),
      canaryIntervalMinutes: Number(canary[2]),
    });
  const linear = /^CodeDeployDefault\.LambdaLinear(\d+)PercentEvery(\d+)Minutes?$/.exec(configName);
  if (linear)
    return planOfConfig(configName, {
      type: 'TimeBasedLinear',
      linearPercentage: Number(linear[1]),
      linearIntervalMinutes: Number(linear[2]),
    });
  return null;
}
