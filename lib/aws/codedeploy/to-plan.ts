import type { DeploymentConfigInfo } from '@aws-sdk/client-codedeploy';
import { planOfConfig } from '../../domain/plan/plan-of-config.ts';
import type { Plan } from '../../domain/plan/plan.ts';

/** CodeDeploy's deployment config as a plan. Its intervals are minutes. */
export function toPlan(configName: string, info: DeploymentConfigInfo | undefined): Plan {
  const routing = info?.trafficRoutingConfig;
  if (!routing) return planOfConfig(configName, null);
  return planOfConfig(configName, {
    type: routing.type ?? null,
    canaryPercentage: routing.timeBasedCanary?.canaryPercentage ?? null,
    canaryIntervalMinutes: routing.timeBasedCanary?.canaryInterval ?? null,
    linearPercentage: routing.timeBasedLinear?.linearPercentage ?? null,
    linearIntervalMinutes: routing.timeBasedLinear?.linearInterval ?? null,
  });
}
