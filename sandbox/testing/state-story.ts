import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { PutCompositeAlarmCommand, PutMetricAlarmCommand, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
  PutMetricFilterCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { ListDeploymentsCommand, StopDeploymentCommand } from '@aws-sdk/client-codedeploy';
import { InvokeCommand, PutFunctionConcurrencyCommand, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../control/ask.ts';
import { clientsOn } from './take-snapshot.ts';

export const STATE_START = '2026-11-20T14:00:00Z';
const ROLE = 'arn:aws:iam::482109371166:role/CodeDeployServiceRole';

const INLINE = JSON.stringify({
  Resources: {
    Inline: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'inline',
        Role: ROLE,
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Code: { ZipFile: 'exports.handler = async () => "inline"' },
      },
    },
  },
});

type Step = (url: string, clients: ReturnType<typeof clientsOn>) => Promise<unknown>;

const advance =
  (advanceSeconds: number): Step =>
  (url) =>
    ask(`${url}/_sandbox/clock`, { advanceSeconds });
const post =
  (path: string, body: object): Step =>
  (url) =>
    ask(`${url}/_sandbox/${path}`, body);

/**
 * A quarter of an hour of an account of the scenario `test`, one change a step. `folder` holds a copy of
 * examples/checkout. Every step can be repeated if it turns out not to have happened.
 */
export function stateStory(folder: string): Step[] {
  const templatePath = join(folder, 'template.yaml');
  return [
    post('stacks', { stack: 'shop', templatePath, parameters: { Stage: 'prod' } }),
    (_url, { cloudFormation }) =>
      cloudFormation.send(new CreateStackCommand({ StackName: 'inline', TemplateBody: INLINE })),
    (_url, { lambda }) => lambda.send(new InvokeCommand({ FunctionName: 'inline' })),
    post('behaviour', {
      functionName: 'orders-api',
      version: '41',
      errorPercent: 0.1,
      latencyMs: { p50: 20, p99: 90 },
    }),
    post('traffic', { functionName: 'orders-api', alias: 'live', perMinute: 300 }),
    (_url, { cloudWatch }) =>
      cloudWatch.send(
        new PutMetricAlarmCommand({
          AlarmName: 'custom',
          Namespace: 'Shop',
          MetricName: 'Failures',
          Statistic: 'Sum',
          Period: 60,
          EvaluationPeriods: 1,
          Threshold: 1,
          ComparisonOperator: 'GreaterThanOrEqualToThreshold',
          TreatMissingData: 'notBreaching',
        }),
      ),
    (_url, { cloudWatch }) =>
      cloudWatch.send(new PutCompositeAlarmCommand({ AlarmName: 'both', AlarmRule: 'ALARM("custom")' })),
    (_url, { logs }) => logs.send(new CreateLogGroupCommand({ logGroupName: '/shop' })),
    (_url, { logs }) => logs.send(new CreateLogStreamCommand({ logGroupName: '/shop', logStreamName: 'one' })),
    (_url, { logs }) =>
      logs.send(
        new PutMetricFilterCommand({
          logGroupName: '/shop',
          filterName: 'failures',
          filterPattern: '{ $.status >= 500 }',
          metricTransformations: [{ metricNamespace: 'Shop', metricName: 'Failures', metricValue: '1' }],
        }),
      ),
    advance(90),
    post('roles', { roleArn: 'arn:aws:iam::482109371166:role/narrow', hooks: 'CodeDeployHook_*' }),
    post('choices', { groupAlarmsAffectRunning: true }),
    post('faults', { kind: 'throttle', service: 'sts', operation: 'GetCallerIdentity', remaining: 3 }),
    post('hooks', { functionName: 'inventory-sync-smoke', kind: 'silent' }),
    (_url, { lambda }) =>
      lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'orders-api', ZipFile: Buffer.from('new code') })),
    post('rollouts', { application: 'orders-api', group: 'orders-api-live' }),
    // Its alarm will stop it.
    post('rollouts', {
      application: 'checkout',
      group: 'checkout-live',
      behaviour: { errorPercent: 60, latencyMs: { p50: 60, p99: 500 } },
    }),
    // Its hook will stay silent.
    post('rollouts', { application: 'inventory-sync', group: 'inventory-sync-live' }),
    advance(5),
    advance(47),
    // A stack update in flight: new code, a real hook, a canary.
    async (url) => {
      writeFileSync(join(folder, 'code', 'index.mjs'), 'export const handler = async () => ({ statusCode: 200 });\n');
      return post('stacks', { stack: 'shop', templatePath, parameters: { Stage: 'prod' } })(url, clientsOn(url));
    },
    advance(30),
    async (_url, { codeDeploy }) => {
      const { deployments } = await codeDeploy.send(
        new ListDeploymentsCommand({
          applicationName: 'orders-api',
          deploymentGroupName: 'orders-api-live',
          includeOnlyStatuses: ['InProgress'],
        }),
      );
      return codeDeploy.send(new StopDeploymentCommand({ deploymentId: deployments?.[0], autoRollbackEnabled: true }));
    },
    (_url, { lambda }) => lambda.send(new InvokeCommand({ FunctionName: 'inline', Payload: Buffer.from('{"a":1}') })),
    (_url, { logs }) =>
      logs.send(
        new PutLogEventsCommand({
          logGroupName: '/shop',
          logStreamName: 'one',
          logEvents: [{ timestamp: Date.parse(STATE_START) + 170_000, message: '{"status":503}' }],
        }),
      ),
    (_url, { cloudWatch }) =>
      cloudWatch.send(
        new PutMetricDataCommand({
          Namespace: 'Shop',
          MetricData: [{ MetricName: 'Failures', Value: 2, Timestamp: new Date(Date.parse(STATE_START) + 171_000) }],
        }),
      ),
    advance(120),
    (_url, { lambda }) =>
      lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: 'inline', ReservedConcurrentExecutions: 5 })),
    advance(600),
  ];
}
