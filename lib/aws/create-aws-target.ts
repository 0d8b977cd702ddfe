import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { STSClient } from '@aws-sdk/client-sts';
import type { AwsCall, AwsTarget, TargetConfig } from '../parts/aws-target.ts';
import type { Clock } from '../parts/clock.ts';
import { createCloudWatch } from './cloudwatch/cloud-watch.ts';
import { createCodeDeploy } from './codedeploy/code-deploy.ts';
import { createLambda } from './lambda/lambda.ts';
import { createLogs } from './logs.ts';
import { learnAwsClock } from './client/learn-aws-clock.ts';
import { observeAnswers } from './client/observe-answers.ts';
import { ownCredentials, renewCredentials, roleCredentials } from './client/renew-credentials.ts';
import { neverRepeat, retryBrokenConnections } from './client/retry-strategies.ts';
import { createSts } from './sts.ts';

const CONNECT_MS = 3_000;
const ANSWER_MS = 8_000;
const SOCKETS = 25;

/**
 * One account and region, with the SDK's default credentials or as the target's role. Makes no call by itself; the
 * first call resolves the credentials.
 */
export function createAwsTarget(
  config: TargetConfig,
  { clock, version }: { clock: Clock; version: string },
): AwsTarget {
  const awsClock = learnAwsClock(clock);
  const listeners = new Set<(call: AwsCall) => void>();
  const onCall = (call: AwsCall) => {
    for (const listener of listeners) listener(call);
  };
  const observe = (source: AwsCall['source']) =>
    observeAnswers(source, () => clock.monotonicMs(), { onHeaders: awsClock.learn, onCall });

  const place = {
    region: config.region,
    ...(config.endpoint === null ? {} : { endpoint: config.endpoint }),
  };
  const fetchOnes = config.roleArn === null ? ownCredentials() : roleCredentials(config.roleArn, place);
  const credentials = renewCredentials(fetchOnes, clock);
  const reading = {
    ...place,
    credentials: credentials.provider,
    customUserAgent: [['sluice', version] satisfies [string, string]],
    retryStrategy: retryBrokenConnections(),
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: ANSWER_MS,
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: true, maxSockets: SOCKETS },
      httpsAgent: { keepAlive: true, maxSockets: SOCKETS },
    },
  };
  const codeDeploy = new CodeDeployClient(reading);
  const lambda = new LambdaClient(reading);
  const acting = { ...reading, retryStrategy: neverRepeat() };
  const codeDeployActs = new CodeDeployClient(acting);
  const lambdaActs = new LambdaClient(acting);
  const cloudWatch = new CloudWatchClient(reading);
  const logs = new CloudWatchLogsClient(reading);
  const sts = new STSClient(reading);
  for (const client of [codeDeploy, codeDeployActs, lambda, lambdaActs, cloudWatch, logs, sts])
    client.middlewareStack.use(credentials.plugin);
  codeDeploy.middlewareStack.use(observe('codedeploy'));
  codeDeployActs.middlewareStack.use(observe('codedeploy'));
  lambda.middlewareStack.use(observe('lambda'));
  lambdaActs.middlewareStack.use(observe('lambda'));
  cloudWatch.middlewareStack.use(observe('cloudwatch'));
  logs.middlewareStack.use(observe('logs'));
  sts.middlewareStack.use(observe('sts'));

  return {
    config,
    clock: awsClock,
    codeDeploy: createCodeDeploy({ read: codeDeploy, act: codeDeployActs }, clock),
    lambda: createLambda({ read: lambda, act: lambdaActs }),
    cloudWatch: createCloudWatch(cloudWatch),
    logs: createLogs(logs),
    sts: createSts(sts),
    simulated: () => awsClock.simulated(),
    onCall(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
