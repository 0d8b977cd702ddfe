import { CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import { CreateFunctionCommand, LambdaClient, type CreateFunctionCommandInput } from '@aws-sdk/client-lambda';
import { fileURLToPath } from 'node:url';
import { startSandbox, type Sandbox } from '../start-sandbox.ts';

export const EXAMPLES = fileURLToPath(new URL('../examples', import.meta.url));
const CODE_START = Date.UTC(2026, 10, 20, 14, 0, 0);

/** A sandbox whose clock stands still until it is advanced, and the real SDK clients on it. */
export interface CodeStory {
  sandbox: Sandbox;
  role: string;
  lambda: LambdaClient;
  logs: CloudWatchLogsClient;
  cloudWatch: CloudWatchClient;
  codeDeploy: CodeDeployClient;
  /** Creates a function with the folder's code. */
  make(name: string, folder: string, more?: Partial<CreateFunctionCommandInput>): Promise<void>;
  /** Messages of the function's log group that contain the term. */
  messages(name: string, term: string): Promise<string[]>;
  /** Sums by minute over the last hour, without empty minutes. */
  metric(name: string, metric: string): Promise<number[]>;
  advance(seconds: number): Promise<void>;
  end(): Promise<void>;
}

export async function startCodeStory(folders = [EXAMPLES]): Promise<CodeStory> {
  const sandbox = await startSandbox({ scenario: 'empty', rate: 0, seed: 7, startAt: CODE_START, folders });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const config = { region: 'eu-west-1', credentials, maxAttempts: 1, endpoint: sandbox.url };
  const lambda = new LambdaClient(config);
  const logs = new CloudWatchLogsClient(config);
  const cloudWatch = new CloudWatchClient(config);
  const codeDeploy = new CodeDeployClient(config);
  const role = 'arn:aws:iam::482109371166:role/CodeDeployServiceRole';
  return {
    sandbox,
    role,
    lambda,
    logs,
    cloudWatch,
    codeDeploy,
    async make(name, folder, more = {}) {
      await lambda.send(
        new CreateFunctionCommand({
          FunctionName: name,
          Role: role,
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          Code: { ZipFile: Buffer.from(name) },
          ...more,
        }),
      );
      await sandbox.world.functions.setCode(name, { kind: 'folder', path: folder });
    },
    async messages(name, term) {
      const { events } = await logs.send(
        new FilterLogEventsCommand({ logGroupName: `/aws/lambda/${name}`, filterPattern: `"${term}"` }),
      );
      return (events ?? []).map(({ message }) => message ?? '');
    },
    async metric(name, metric) {
      const now = sandbox.world.clock.now();
      const Metric = {
        Namespace: 'AWS/Lambda',
        MetricName: metric,
        Dimensions: [{ Name: 'FunctionName', Value: name }],
      };
      const { MetricDataResults } = await cloudWatch.send(
        new GetMetricDataCommand({
          StartTime: new Date(now - 3_600_000),
          EndTime: new Date(now),
          MetricDataQueries: [{ Id: 'm', MetricStat: { Metric, Period: 60, Stat: 'Sum' } }],
        }),
      );
      return MetricDataResults?.[0]?.Values ?? [];
    },
    advance: (seconds) => sandbox.world.clock.advance(seconds * 1000),
    async end() {
      for (const client of [lambda, logs, cloudWatch, codeDeploy]) client.destroy();
      await sandbox.stop();
    },
  };
}
