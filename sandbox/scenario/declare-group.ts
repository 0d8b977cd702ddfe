import { partitionOf } from '../kernel/account.ts';
import type {
  CreateFunctionRequest,
  CreateAliasRequest,
  UpdateFunctionCodeRequest,
  PublishVersionRequest,
} from '@aws-sdk/client-lambda';
import type { CreateApplicationInput, CreateDeploymentGroupInput } from '@aws-sdk/client-codedeploy';
import type { PutMetricAlarmInput, ComparisonOperator, Statistic } from '@aws-sdk/client-cloudwatch';
import { makeUuid } from '../kernel/make-id.ts';
import type { World } from '../world/create-world.ts';
import type { GroupSpec, AlarmSpec } from '../world/group-spec.ts';
import { call } from './call.ts';

export const roleArn = (world: World, name: string): string =>
  `arn:${partitionOf(world.account.region)}:iam::${world.account.accountId}:role/${name}`;

/** Creates function, versions, alias, alarms, application (if it does not exist) and group. */
export async function declareGroup(world: World, spec: GroupSpec): Promise<void> {
  const first = Math.max(1, spec.version - spec.keptVersions + 1);
  await createFunction(world, spec.functionName, spec.memoryMb, {
    team: spec.application,
    managedBy: 'cloudformation',
  });
  world.lambda.startNumberingAt(spec.functionName, first);
  for (let version = first; version <= spec.version; version++) {
    const published = await publishNext(world, spec.functionName);
    world.traffic.setBehaviour(spec.functionName, published, spec.behaviour);
  }
  await call(world, 'lambda', 'CreateAlias', {
    FunctionName: spec.functionName,
    Name: spec.alias,
    FunctionVersion: String(spec.version),
  } satisfies CreateAliasRequest);
  for (const hook of Object.values(spec.hooks)) {
    if (!world.lambda.hasFunction(hook)) await createFunction(world, hook, 128, { team: spec.application });
  }
  for (const alarm of spec.alarms)
    await call(world, 'cloudWatch', 'PutMetricAlarm', alarmInput(spec, alarm) satisfies PutMetricAlarmInput);
  if (!world.groups.hasApplication(spec.application)) {
    await call(world, 'codeDeploy', 'CreateApplication', {
      applicationName: spec.application,
      computePlatform: 'Lambda',
    } satisfies CreateApplicationInput);
  }
  await call(world, 'codeDeploy', 'CreateDeploymentGroup', {
    applicationName: spec.application,
    deploymentGroupName: spec.group,
    serviceRoleArn: roleArn(world, 'CodeDeployServiceRole'),
    deploymentConfigName: spec.configName,
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    autoRollbackConfiguration: { enabled: spec.autoRollback.length > 0, events: spec.autoRollback },
    ...(spec.alarms.length > 0
      ? {
          alarmConfiguration: {
            enabled: true,
            ignorePollAlarmFailure: false,
            alarms: spec.alarms.map((alarm) => ({ name: alarm.name })),
          },
        }
      : {}),
  } satisfies CreateDeploymentGroupInput);
  const { perMinute, pattern, day } = spec;
  world.traffic.setTraffic(spec.functionName, spec.alias, { perMinute, pattern, day });
  world.groups.add(spec);
}

async function createFunction(
  world: World,
  name: string,
  memoryMb: number,
  tags: Record<string, string>,
): Promise<void> {
  await call(world, 'lambda', 'CreateFunction', {
    FunctionName: name,
    Role: roleArn(world, `${name}-role`),
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    MemorySize: memoryMb,
    Timeout: 10,
    Environment: { Variables: { STAGE: 'prod', LOG_LEVEL: 'info' } },
    Tags: tags,
    Code: { ZipFile: Buffer.from(makeUuid(world.random)) },
  } satisfies CreateFunctionRequest);
}

/** Publishes a version with new code and returns its number. */
export async function publishNext(world: World, functionName: string): Promise<string> {
  await call(world, 'lambda', 'UpdateFunctionCode', {
    FunctionName: functionName,
    ZipFile: Buffer.from(makeUuid(world.random)),
  } satisfies UpdateFunctionCodeRequest);
  const published = await call(world, 'lambda', 'PublishVersion', {
    FunctionName: functionName,
  } satisfies PublishVersionRequest);
  return String(published['Version']);
}

/** An alarm on the alias as SAM's users write it: dimensions FunctionName and Resource, one-minute periods. */
function alarmInput(group: { functionName: string; alias: string }, alarm: AlarmSpec): PutMetricAlarmInput {
  const metric = { errors: 'Errors', throttles: 'Throttles', p99: 'Duration', silent: 'DeadLetterErrors' }[
    alarm.watches
  ];
  return {
    AlarmName: alarm.name,
    AlarmDescription: `${metric} of ${group.functionName}:${group.alias}`,
    Namespace: 'AWS/Lambda',
    MetricName: metric,
    Dimensions: [
      { Name: 'FunctionName', Value: group.functionName },
      { Name: 'Resource', Value: `${group.functionName}:${group.alias}` },
    ],
    ...(alarm.watches === 'p99' ? { ExtendedStatistic: 'p99' } : { Statistic: 'Sum' satisfies Statistic }),
    Period: 60,
    EvaluationPeriods: alarm.evaluationPeriods,
    DatapointsToAlarm: alarm.datapointsToAlarm,
    Threshold: alarm.threshold,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold' satisfies ComparisonOperator,
    TreatMissingData: alarm.watches === 'silent' ? 'missing' : 'notBreaching',
  };
}
