import {
  CloudFormationClient,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ListStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CloudWatchClient,
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  DescribeMetricFiltersCommand,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  BatchGetDeploymentTargetsCommand,
  CodeDeployClient,
  GetDeploymentCommand,
  GetDeploymentGroupCommand,
  ListApplicationsCommand,
  ListDeploymentGroupsCommand,
  ListDeploymentsCommand,
  ListDeploymentTargetsCommand,
} from '@aws-sdk/client-codedeploy';
import {
  GetFunctionCommand,
  LambdaClient,
  ListAliasesCommand,
  ListFunctionsCommand,
  ListVersionsByFunctionCommand,
} from '@aws-sdk/client-lambda';
import { ask } from '../control/ask.ts';

const CONTROL = ['health', 'traffic', 'hooks', 'hooks/pending', 'roles', 'faults', 'choices', 'groups'];

/** The real SDK clients on one endpoint. */
export function clientsOn(endpoint: string) {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const config = { region: 'eu-west-1', credentials, maxAttempts: 1, endpoint };
  return {
    codeDeploy: new CodeDeployClient(config),
    lambda: new LambdaClient(config),
    cloudWatch: new CloudWatchClient(config),
    logs: new CloudWatchLogsClient(config),
    cloudFormation: new CloudFormationClient(config),
  };
}

/** Everything that the clients can read of an account, by request; deployments only since `since`. */
export async function takeSnapshot(endpoint: string, since: Date): Promise<Record<string, unknown>> {
  const { codeDeploy, lambda, cloudWatch, logs, cloudFormation } = clientsOn(endpoint);
  const seen: Record<string, unknown> = {};
  const note = <T extends object>(name: string, answer: T): T => {
    const { $metadata: _metadata, ...rest } = answer as T & { $metadata?: unknown };
    seen[name] = rest;
    return answer;
  };

  for (const path of CONTROL) seen[path] = await ask(`${endpoint}/_sandbox/${path}`);
  const { now } = seen['health'] as { now: string };

  const { Functions } = note('functions', await lambda.send(new ListFunctionsCommand({})));
  for (const { FunctionName } of Functions ?? []) {
    note(`function ${FunctionName}`, await lambda.send(new GetFunctionCommand({ FunctionName })));
    note(`versions ${FunctionName}`, await lambda.send(new ListVersionsByFunctionCommand({ FunctionName })));
    note(`aliases ${FunctionName}`, await lambda.send(new ListAliasesCommand({ FunctionName })));
  }

  const { applications } = note('applications', await codeDeploy.send(new ListApplicationsCommand({})));
  for (const applicationName of applications ?? []) {
    const { deploymentGroups } = await codeDeploy.send(new ListDeploymentGroupsCommand({ applicationName }));
    for (const deploymentGroupName of deploymentGroups ?? [])
      note(
        `group ${applicationName}/${deploymentGroupName}`,
        await codeDeploy.send(new GetDeploymentGroupCommand({ applicationName, deploymentGroupName })),
      );
  }
  const { deployments } = note(
    'deployments',
    await codeDeploy.send(new ListDeploymentsCommand({ createTimeRange: { start: since } })),
  );
  for (const deploymentId of deployments ?? []) {
    note(`deployment ${deploymentId}`, await codeDeploy.send(new GetDeploymentCommand({ deploymentId })));
    // It has none before it starts.
    const { targetIds = [] } = await codeDeploy
      .send(new ListDeploymentTargetsCommand({ deploymentId }))
      .catch(() => ({ targetIds: [] }));
    if (targetIds.length > 0)
      note(
        `targets ${deploymentId}`,
        await codeDeploy.send(new BatchGetDeploymentTargetsCommand({ deploymentId, targetIds })),
      );
  }

  note('alarms', await cloudWatch.send(new DescribeAlarmsCommand({ AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] })));
  note('alarm history', await cloudWatch.send(new DescribeAlarmHistoryCommand({})));
  const { Metrics } = note('metrics', await cloudWatch.send(new ListMetricsCommand({})));
  for (const { Namespace, MetricName, Dimensions } of Metrics ?? [])
    note(
      `metric ${Namespace} ${MetricName} ${JSON.stringify(Dimensions)}`,
      await cloudWatch.send(
        new GetMetricStatisticsCommand({
          Namespace,
          MetricName,
          Dimensions,
          StartTime: new Date(Date.parse(now) - 3_600_000),
          EndTime: new Date(Date.parse(now) + 60_000),
          Period: 60,
          Statistics: ['Sum', 'SampleCount', 'Maximum'],
        }),
      ),
    );

  const { logGroups } = note('log groups', await logs.send(new DescribeLogGroupsCommand({})));
  note('metric filters', await logs.send(new DescribeMetricFiltersCommand({})));
  for (const { logGroupName } of logGroups ?? []) {
    note(`streams ${logGroupName}`, await logs.send(new DescribeLogStreamsCommand({ logGroupName })));
    note(`events ${logGroupName}`, await logs.send(new FilterLogEventsCommand({ logGroupName })));
  }

  const { Stacks } = note('stacks', await cloudFormation.send(new DescribeStacksCommand({})));
  for (const { StackName } of Stacks ?? []) {
    note(`stack events ${StackName}`, await cloudFormation.send(new DescribeStackEventsCommand({ StackName })));
    note(`stack resources ${StackName}`, await cloudFormation.send(new ListStackResourcesCommand({ StackName })));
  }
  for (const client of [codeDeploy, lambda, cloudWatch, logs, cloudFormation]) client.destroy();
  return seen;
}
