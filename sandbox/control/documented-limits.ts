import type { FaultInput } from './faults.ts';

const limit = (
  service: string,
  perSecond: number,
  burst: number,
  basis: 'documented' | 'observed',
  which: Pick<FaultInput, 'operation' | 'except'>,
): FaultInput => ({
  kind: 'rate-limit',
  service,
  perSecond,
  burst,
  basis,
  ...which,
  percent: 100,
  latencyMs: 0,
  status: 500,
});

/**
 * AWS's published limits per account and region. Bursts are published only for API Gateway; elsewhere a second's worth
 * is assumed. CodeDeploy publishes nothing; people were throttled at some 41 GetDeployment calls a minute, with bursts.
 */
export const DOCUMENTED_LIMITS: readonly FaultInput[] = [
  limit('lambda', 100, 100, 'documented', { operation: 'GetFunction' }),
  // Invocations are limited by concurrency; the rest of the API shares one limit.
  limit('lambda', 15, 15, 'documented', { except: ['GetFunction', 'Invoke'] }),
  limit('cloudwatch', 50, 50, 'documented', { operation: 'GetMetricData' }),
  limit('cloudwatch', 9, 9, 'documented', { operation: 'DescribeAlarms' }),
  limit('cloudwatch', 3, 3, 'documented', { operation: 'SetAlarmState' }),
  limit('cloudwatch', 3, 3, 'documented', { operation: 'DescribeAlarmHistory' }),
  // API Gateway's quotas "for creating, deploying and managing an API": one call in so many seconds, and all together.
  limit('apigateway', 1 / 5, 1, 'documented', { operation: 'CreateDeployment' }),
  limit('apigateway', 1 / 3, 1, 'documented', { operation: 'CreateRestApi' }),
  limit('apigateway', 1 / 30, 1, 'documented', { operation: 'DeleteRestApi' }),
  limit('apigateway', 10, 40, 'documented', {}),
  limit('codedeploy', 41 / 60, 20, 'observed', { operation: 'GetDeployment' }),
];
