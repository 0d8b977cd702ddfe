import { CloudWatchClient, PutMetricAlarmCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import {
  CodeDeployClient,
  CreateApplicationCommand,
  CreateDeploymentCommand,
  type CreateDeploymentCommandInput,
  CreateDeploymentGroupCommand,
  type CreateDeploymentGroupCommandInput,
  type DeploymentInfo,
  GetDeploymentCommand,
  GetDeploymentTargetCommand,
  type LambdaTarget,
  ListDeploymentTargetsCommand,
} from '@aws-sdk/client-codedeploy';
import {
  CreateAliasCommand,
  CreateFunctionCommand,
  GetAliasCommand,
  LambdaClient,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { STSClient } from '@aws-sdk/client-sts';
import { startSandbox, type Sandbox } from '../start-sandbox.ts';
import { checkResponses } from './check-responses.ts';
import { startRecorder } from './start-recorder.ts';

export const START = Date.UTC(2026, 10, 20, 14, 0, 0);
const ROLE = 'arn:aws:iam::482109371166:role/CodeDeployServiceRole';
const settings = { region: 'eu-west-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, maxAttempts: 1 };

/**
 * A sandbox whose clock only moves by `advance`, the real SDK clients on it (through a recorder of its answers), and a
 * function `orders` with alias `live` on version 1.
 */
export interface Story {
  sandbox: Sandbox;
  /** The recorder's, for other clients. */
  url: string;
  /** What the sandbox wrote to its log. */
  logged: Record<string, unknown>[];
  codeDeploy: CodeDeployClient;
  lambda: LambdaClient;
  cloudWatch: CloudWatchClient;
  sts: STSClient;
  /** Creates the function with `versions` versions, the alias on the first, and the group `orders/orders-live`. */
  prepare(group?: Partial<CreateDeploymentGroupCommandInput>, versions?: number): Promise<void>;
  alarm(name: string): Promise<void>;
  setAlarm(name: string, state: 'OK' | 'ALARM'): Promise<void>;
  deploy(
    from: string,
    to: string,
    more?: Partial<CreateDeploymentCommandInput> & { hooks?: object[] },
  ): Promise<string>;
  deployment(id: string): Promise<DeploymentInfo>;
  target(id: string): Promise<LambdaTarget>;
  /** `[status of each event]`, in order. */
  events(id: string): Promise<(string | undefined)[]>;
  /** Like "1" or "1 2=0.1". */
  alias(): Promise<string>;
  advance(seconds: number): Promise<void>;
  /** Rejects if an answer does not fit botocore's model of its operation. */
  end(): Promise<void>;
}

export async function startStory(): Promise<Story> {
  const logged: Record<string, unknown>[] = [];
  const sandbox = await startSandbox({
    scenario: 'empty',
    rate: 0,
    seed: 7,
    startAt: START,
    log: (entry) => void logged.push(entry),
  });
  const recorder = await startRecorder(sandbox);
  const config = { ...settings, endpoint: recorder.url };
  const codeDeploy = new CodeDeployClient(config);
  const lambda = new LambdaClient(config);
  const cloudWatch = new CloudWatchClient(config);
  const sts = new STSClient(config);
  const story: Story = {
    sandbox,
    url: recorder.url,
    logged,
    codeDeploy,
    lambda,
    cloudWatch,
    sts,
    async prepare(group = {}, versions = 3) {
      for (const name of ['orders', 'orders-before', 'orders-after']) {
        await lambda.send(
          new CreateFunctionCommand({
            FunctionName: name,
            Role: ROLE,
            Runtime: 'nodejs22.x',
            Handler: 'index.handler',
            Code: { ZipFile: Buffer.from(name) },
          }),
        );
      }
      for (let version = 1; version <= versions; version++) {
        await lambda.send(
          new UpdateFunctionCodeCommand({ FunctionName: 'orders', ZipFile: Buffer.from(`code ${version}`) }),
        );
        await lambda.send(new PublishVersionCommand({ FunctionName: 'orders' }));
      }
      await lambda.send(new CreateAliasCommand({ FunctionName: 'orders', Name: 'live', FunctionVersion: '1' }));
      await codeDeploy.send(new CreateApplicationCommand({ applicationName: 'orders', computePlatform: 'Lambda' }));
      await codeDeploy.send(
        new CreateDeploymentGroupCommand({
          applicationName: 'orders',
          deploymentGroupName: 'orders-live',
          serviceRoleArn: ROLE,
          deploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
          deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
          autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'] },
          ...group,
        }),
      );
    },
    async alarm(name) {
      await cloudWatch.send(
        new PutMetricAlarmCommand({
          AlarmName: name,
          Namespace: 'AWS/Lambda',
          MetricName: 'Errors',
          Dimensions: [{ Name: 'FunctionName', Value: 'orders' }],
          Statistic: 'Sum',
          Period: 3600,
          EvaluationPeriods: 1,
          Threshold: 1,
          ComparisonOperator: 'GreaterThanOrEqualToThreshold',
          // Without data the alarm keeps the state that the test sets.
          TreatMissingData: 'ignore',
        }),
      );
    },
    async setAlarm(name, state) {
      await cloudWatch.send(new SetAlarmStateCommand({ AlarmName: name, StateValue: state, StateReason: 'test' }));
    },
    async deploy(from, to, { hooks = [], ...more } = {}) {
      const content = JSON.stringify({
        version: 0.0,
        Resources: [
          {
            orders: {
              Type: 'AWS::Lambda::Function',
              Properties: { Name: 'orders', Alias: 'live', CurrentVersion: from, TargetVersion: to },
            },
          },
        ],
        Hooks: hooks,
      });
      const { deploymentId } = await codeDeploy.send(
        new CreateDeploymentCommand({
          applicationName: 'orders',
          deploymentGroupName: 'orders-live',
          revision: { revisionType: 'AppSpecContent', appSpecContent: { content } },
          ...more,
        }),
      );
      return deploymentId ?? '';
    },
    async deployment(id) {
      const { deploymentInfo } = await codeDeploy.send(new GetDeploymentCommand({ deploymentId: id }));
      return deploymentInfo ?? {};
    },
    async target(id) {
      const { targetIds } = await codeDeploy.send(new ListDeploymentTargetsCommand({ deploymentId: id }));
      const { deploymentTarget } = await codeDeploy.send(
        new GetDeploymentTargetCommand({ deploymentId: id, targetId: targetIds?.[0] }),
      );
      return deploymentTarget?.lambdaTarget ?? {};
    },
    async events(id) {
      return ((await story.target(id)).lifecycleEvents ?? []).map((event) => event.status);
    },
    async alias() {
      const alias = await lambda.send(new GetAliasCommand({ FunctionName: 'orders', Name: 'live' }));
      const weights = Object.entries(alias.RoutingConfig?.AdditionalVersionWeights ?? {});
      return [alias.FunctionVersion, ...weights.map(([version, weight]) => `${version}=${weight}`)].join(' ');
    },
    advance: (seconds) => sandbox.world.clock.advance(seconds * 1000),
    async end() {
      for (const client of [codeDeploy, lambda, cloudWatch, sts]) client.destroy();
      await recorder.stop();
      await sandbox.stop();
      const misfits = await checkResponses(recorder.exchanges);
      if (misfits.length > 0) throw new Error(`answers that do not fit botocore's models:\n${misfits.join('\n')}`);
    },
  };
  return story;
}
