import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../start-sandbox.ts';

const run = promisify(execFile);
const STORY = fileURLToPath(new URL('./boto3_story.py', import.meta.url));

/** Present: it answers. The line that says otherwise is for whoever reads the test's output. */
function present(what: string, command: string, args: string[]): boolean {
  const there = spawnSync(command, args, { timeout: 30_000 }).status === 0;
  if (!there) process.stdout.write(`skipped: ${what} is not on this machine, so the sandbox is not tried with it\n`);
  return there;
}
const hasBoto3 = present('Python 3 with boto3', 'python3', ['-c', 'import boto3']);
const hasCli = present('the AWS CLI', 'aws', ['--version']);

let sandbox: Sandbox;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  // Fast enough that five minutes pass in one or two seconds.
  sandbox = await startSandbox({ scenario: 'test', rate: 200, seed: 5 });
  env = {
    ...process.env,
    AWS_ENDPOINT_URL: sandbox.url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'eu-west-1',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_PAGER: '',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
});
afterAll(() => sandbox.stop());

test.skipIf(!hasBoto3)(
  'boto3 parses every operation, and its deployment_successful waiter works',
  { timeout: 120_000 },
  async () => {
    await fetch(`${sandbox.url}/_sandbox/reset`, {
      method: 'POST',
      body: JSON.stringify({ scenario: 'empty', rate: 200 }),
    });
    const { stdout } = await run('python3', [STORY], { env, timeout: 110_000 });
    expect(JSON.parse(stdout)).toEqual({
      account: '482109371166',
      function: '1',
      timeout: 9,
      functions: ['orders'],
      versions: ['$LATEST', '1', '2', '3'],
      aliases: ['live'],
      tags: { team: 'shop' },
      concurrency: 5,
      staleRevision: ['PreconditionFailedException', 412],
      metrics: ['Orders'],
      sum: [3.5],
      config: 'Lambda',
      configs: 18,
      applications: ['orders'],
      application: 'Lambda',
      groups: ['orders-live'],
      ignorePollAlarmFailure: true,
      applicationTags: [{ Key: 'team', Value: 'shop' }],
      healthy: ['Succeeded', 'user', true],
      events: ['Succeeded', 'Succeeded', 'Succeeded'],
      weight: 1,
      aliasAfter: '2',
      alarm: 'ALARM',
      history: true,
      waiter: true,
      stopped: ['Stopped', 'ALARM_ACTIVE'],
      stopAgain: ['DeploymentAlreadyCompletedException', 400],
      hook: ['InvalidLifecycleEventHookExecutionIdException', 400],
      stop: 'Pending',
      newestFirst: true,
      batch: true,
      missing: ['DeploymentDoesNotExistException', 400],
    });
  },
);

describe.skipIf(!hasCli)('the AWS CLI', () => {
  beforeAll(async () => {
    await fetch(`${sandbox.url}/_sandbox/reset`, {
      method: 'POST',
      body: JSON.stringify({ scenario: 'test', rate: 200 }),
    });
  });
  const aws = async (...args: string[]): Promise<unknown> => {
    const { stdout } = await run('aws', [...args, '--output', 'json'], { env, timeout: 60_000 });
    return stdout.trim() === '' ? null : JSON.parse(stdout);
  };

  test('reads what is there', { timeout: 120_000 }, async () => {
    expect(await aws('deploy', 'list-deployments', '--include-only-statuses', 'InProgress')).toEqual({
      deployments: [],
    });
    expect(
      await aws('lambda', 'get-alias', '--function-name', 'orders-api', '--name', 'live', '--query', 'FunctionVersion'),
    ).toBe('41');
    expect(
      await aws(
        'cloudwatch',
        'describe-alarms',
        '--alarm-names',
        'payments-webhook-errors',
        '--query',
        'MetricAlarms[].StateValue',
      ),
    ).toEqual(['ALARM']);
    expect(await aws('sts', 'get-caller-identity', '--query', 'Account')).toBe('482109371166');
  });

  test('deploys and waits until the deployment is successful', { timeout: 120_000 }, async () => {
    const content = JSON.stringify({
      version: 0.0,
      Resources: [
        {
          f: {
            Type: 'AWS::Lambda::Function',
            Properties: { Name: 'thumbnailer', Alias: 'prod', CurrentVersion: '18', TargetVersion: '17' },
          },
        },
      ],
    });
    const deploymentId = await aws(
      'deploy',
      'create-deployment',
      '--application-name',
      'thumbnailer',
      '--deployment-group-name',
      'thumbnailer-prod',
      '--deployment-config-name',
      'CodeDeployDefault.LambdaAllAtOnce',
      '--revision',
      JSON.stringify({ revisionType: 'AppSpecContent', appSpecContent: { content } }),
      '--query',
      'deploymentId',
    );
    await aws('deploy', 'wait', 'deployment-successful', '--deployment-id', String(deploymentId));
    expect(
      await aws(
        'lambda',
        'get-alias',
        '--function-name',
        'thumbnailer',
        '--name',
        'prod',
        '--query',
        'FunctionVersion',
      ),
    ).toBe('17');
  });

  test('names the error that it got', { timeout: 60_000 }, async () => {
    await expect(aws('deploy', 'get-deployment', '--deployment-id', 'd-NOTTHERE0')).rejects.toMatchObject({
      stderr: expect.stringContaining('(DeploymentDoesNotExistException)'),
    });
  });
});
