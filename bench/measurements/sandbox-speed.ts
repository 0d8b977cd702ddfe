import { BatchGetDeploymentsCommand, CodeDeployClient, ListDeploymentsCommand } from '@aws-sdk/client-codedeploy';
import { CloudWatchClient, DescribeAlarmsCommand, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { GetAliasCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { buildWorld } from '../../sandbox/scenario/build-world.ts';
import { declareGroup } from '../../sandbox/scenario/declare-group.ts';
import { groupOf } from '../../sandbox/scenario/group-defaults.ts';
import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { atMost, type Figure, type Measurement } from '../measurement.ts';
import { quantile } from '../quantile.ts';
import { seconds } from '../show.ts';

const START = Date.UTC(2026, 10, 21, 9);
const HOUR_MS = 3_600_000;
const BUSY = 100;
const CALLS_A_MINUTE = 1000;
const GROUPS = 1000;
/** What a watcher reads with 25 running rollouts (docs/decisions/003): versions × figures, five minutes each. */
const ROLLOUTS = 25;
const FIGURES = [
  ['Invocations', 'Sum'],
  ['Errors', 'Sum'],
  ['Throttles', 'Sum'],
  ['Duration', 'p50'],
  ['Duration', 'p90'],
  ['Duration', 'p99'],
] as const;
const POLLS = 40;
const POLL_BUDGET_MS = 50;

const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;

export const sandboxSpeed: Measurement = {
  name: 'sandbox-speed',
  what: 'the sandbox: an hour of busy functions, a thousand groups, the polls of a watcher',
  async measure() {
    return [...(await busyHour()), ...(await thousandOfTemplate()), ...(await fleet())];
  },
};

async function busyHour(): Promise<Figure[]> {
  const world = await buildWorld({ scenario: 'empty', rate: 0, seed: 1, startAt: START });
  for (let index = 0; index < BUSY; index++)
    await declareGroup(world, groupOf(`busy-${index}`, { perMinute: CALLS_A_MINUTE, keptVersions: 2 }));
  const [cpuBefore, from] = [process.cpuUsage(), performance.now()];
  await world.clock.advance(HOUR_MS);
  const wallMs = performance.now() - from;
  const { user, system } = process.cpuUsage(cpuBefore);
  world.stop();
  const what = `an hour of ${BUSY} functions at ${CALLS_A_MINUTE} invocations a minute`;
  return [atMost(what, 5000, wallMs, seconds, `CPU time ${seconds((user + system) / 1000)}; two alarms on each`)];
}

async function thousandOfTemplate(): Promise<Figure[]> {
  const sandbox = await startSandbox({ scenario: 'empty', rate: 0, startAt: START });
  try {
    const from = performance.now();
    const body = JSON.stringify({ templateBody: template(GROUPS) });
    const response = await fetch(`${sandbox.url}/_sandbox/stacks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const report = (await response.json()) as { status?: string };
    if (report.status !== 'CREATE_COMPLETE') throw new Error(JSON.stringify(report).slice(0, 500));
    return [atMost(`a SAM template of ${GROUPS} functions with groups loads`, 5000, performance.now() - from, seconds)];
  } finally {
    await sandbox.stop();
  }
}

function template(functions: number): string {
  const resources = Array.from(
    { length: functions },
    (_, index) => `
  Fn${index}:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: fn-${index}
      Handler: index.handler
      Runtime: nodejs22.x
      InlineCode: "exports.handler = async () => ${index}"
      AutoPublishAlias: live
      DeploymentPreference:
        Type: Canary10Percent5Minutes`,
  );
  return `AWSTemplateFormatVersion: '2010-09-09'\nTransform: AWS::Serverless-2016-10-31\nResources:${resources.join('')}\n`;
}

async function fleet(): Promise<Figure[]> {
  const from = performance.now();
  const sandbox = await startSandbox({ scenario: 'fleet-1000', rate: 0, startAt: START });
  const loadedMs = performance.now() - from;
  try {
    await sandbox.world.clock.advance(HOUR_MS);
    return [
      atMost(`${GROUPS} functions and groups load`, 5000, loadedMs, seconds, 'their history and metrics included'),
      ...(await polls(sandbox)),
    ];
  } finally {
    await sandbox.stop();
  }
}

/** Each poll through the real SDK clients, from the call to the parsed answer. */
async function polls(sandbox: Sandbox): Promise<Figure[]> {
  const config = {
    region: 'eu-west-1',
    endpoint: sandbox.url,
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
    maxAttempts: 1,
  };
  const codeDeploy = new CodeDeployClient(config);
  const lambda = new LambdaClient(config);
  const cloudWatch = new CloudWatchClient(config);
  const now = sandbox.world.clock.now();
  const specs = sandbox.world.groups.all();
  const called = specs.filter(({ perMinute }) => perMinute > 0).slice(0, ROLLOUTS);
  const deploymentIds = (await codeDeploy.send(new ListDeploymentsCommand({}))).deployments?.slice(0, ROLLOUTS) ?? [];
  const alarmNames = specs.flatMap(({ alarms }) => alarms.map(({ name }) => name)).slice(0, 100);
  const queries = called.flatMap(({ functionName, alias, version }, rollout) =>
    [version, version - 1].flatMap((executed) =>
      FIGURES.map(([MetricName, Stat], figure) => ({
        Id: `q${rollout}_${executed}_${figure}`,
        MetricStat: {
          Metric: {
            Namespace: 'AWS/Lambda',
            MetricName,
            Dimensions: Object.entries({
              FunctionName: functionName,
              Resource: `${functionName}:${alias}`,
              ExecutedVersion: String(executed),
            }).map(([Name, Value]) => ({ Name, Value })),
          },
          Period: 60,
          Stat,
        },
      })),
    ),
  );
  const range = { StartTime: new Date(now - 300_000), EndTime: new Date(now) };
  const wanted: [string, () => Promise<unknown>][] = [
    ['GetAlias', () => lambda.send(new GetAliasCommand({ FunctionName: specs[500]?.functionName, Name: 'live' }))],
    [
      `BatchGetDeployments of ${deploymentIds.length}`,
      () => codeDeploy.send(new BatchGetDeploymentsCommand({ deploymentIds })),
    ],
    [
      `DescribeAlarms of ${alarmNames.length}`,
      () => cloudWatch.send(new DescribeAlarmsCommand({ AlarmNames: alarmNames, MaxRecords: 100 })),
    ],
    [
      `GetMetricData of ${queries.length} series`,
      () => cloudWatch.send(new GetMetricDataCommand({ MetricDataQueries: queries, ...range })),
    ],
  ];
  const figures: Figure[] = [];
  for (const [what, poll] of wanted) {
    const times: number[] = [];
    for (let count = 0; count < POLLS; count++) {
      const from = performance.now();
      await poll();
      times.push(performance.now() - from);
    }
    const note = `the median of ${POLLS}; the slowest took ${milliseconds(Math.max(...times))}`;
    figures.push(atMost(`${what}, ${GROUPS} groups`, POLL_BUDGET_MS, quantile(times, 0.5), milliseconds, note));
  }
  for (const client of [codeDeploy, lambda, cloudWatch]) client.destroy();
  return figures;
}
