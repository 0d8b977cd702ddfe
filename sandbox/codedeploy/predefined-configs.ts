import type { ComputePlatform, DeploymentConfigInfo, TrafficRoutingConfig } from '@aws-sdk/client-codedeploy';

const canary = (canaryPercentage: number, canaryInterval: number): TrafficRoutingConfig => ({
  type: 'TimeBasedCanary',
  timeBasedCanary: { canaryPercentage, canaryInterval },
});
const linear = (linearPercentage: number, linearInterval: number): TrafficRoutingConfig => ({
  type: 'TimeBasedLinear',
  timeBasedLinear: { linearPercentage, linearInterval },
});
const ALL_AT_ONCE: TrafficRoutingConfig = { type: 'AllAtOnce' };

const routed: [name: string, platform: ComputePlatform, routing: TrafficRoutingConfig][] = [
  ['LambdaAllAtOnce', 'Lambda', ALL_AT_ONCE],
  ['LambdaCanary10Percent5Minutes', 'Lambda', canary(10, 5)],
  ['LambdaCanary10Percent10Minutes', 'Lambda', canary(10, 10)],
  ['LambdaCanary10Percent15Minutes', 'Lambda', canary(10, 15)],
  ['LambdaCanary10Percent30Minutes', 'Lambda', canary(10, 30)],
  ['LambdaLinear10PercentEvery1Minute', 'Lambda', linear(10, 1)],
  ['LambdaLinear10PercentEvery2Minutes', 'Lambda', linear(10, 2)],
  ['LambdaLinear10PercentEvery3Minutes', 'Lambda', linear(10, 3)],
  ['LambdaLinear10PercentEvery10Minutes', 'Lambda', linear(10, 10)],
  ['ECSAllAtOnce', 'ECS', ALL_AT_ONCE],
  ['ECSCanary10Percent5Minutes', 'ECS', canary(10, 5)],
  ['ECSCanary10Percent15Minutes', 'ECS', canary(10, 15)],
  ['ECSLinear10PercentEvery1Minutes', 'ECS', linear(10, 1)],
  ['ECSLinear10PercentEvery3Minutes', 'ECS', linear(10, 3)],
];

const HOSTS: [name: string, healthy: DeploymentConfigInfo['minimumHealthyHosts']][] = [
  ['AllAtOnce', { type: 'HOST_COUNT', value: 0 }],
  ['HalfAtATime', { type: 'FLEET_PERCENT', value: 50 }],
  ['OneAtATime', { type: 'HOST_COUNT', value: 1 }],
];

/** The deployment configurations that every account has. Intervals in minutes, percentages 0–100. */
export function predefinedConfigs(): DeploymentConfigInfo[] {
  return [
    ...routed.map(([name, computePlatform, trafficRoutingConfig], i) => ({
      deploymentConfigId: predefinedId(i),
      deploymentConfigName: `CodeDeployDefault.${name}`,
      computePlatform,
      trafficRoutingConfig,
    })),
    ...HOSTS.map(([name, minimumHealthyHosts], i) => ({
      deploymentConfigId: predefinedId(routed.length + i),
      deploymentConfigName: `CodeDeployDefault.${name}`,
      computePlatform: 'Server' as const,
      minimumHealthyHosts,
    })),
  ];
}

const predefinedId = (i: number): string => `00000000-0000-0000-0000-${String(i).padStart(12, '0')}`;
