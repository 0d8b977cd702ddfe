import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../start-sandbox.ts';
import { clientEnvironment } from '../testing/client-environment.ts';
import { isInstalled } from '../testing/is-installed.ts';
import { startCommandLine } from '../testing/start-command-line.ts';

const run = promisify(execFile);
const STORY = fileURLToPath(new URL('./weather_story.py', import.meta.url));
const hasBoto3 = isInstalled('Python 3 with boto3', 'python3', ['-c', 'import boto3']);
const hasCli = isInstalled('the AWS CLI (version 1, as a Python package)', 'python3', [
  '-c',
  'import awscli.clidriver',
]);

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ scenario: 'empty', rate: 20, seed: 5 });
});
afterEach(() => sandbox.stop());

test.skipIf(!hasBoto3)(
  'boto3 reads every service in bad weather by its code and status',
  { timeout: 60_000 },
  async () => {
    const { stdout } = await run('python3', [STORY], { env: clientEnvironment(sandbox.url), timeout: 55_000 });
    const all = (value: unknown) =>
      Object.fromEntries(
        ['codedeploy', 'lambda', 'cloudwatch', 'logs', 'cloudformation', 'apigateway', 'sts'].map((name) => [
          name,
          value,
        ]),
      );
    const alike = { query: ['cloudwatch', 'cloudformation', 'sts'], json: ['codedeploy', 'logs'] };
    const by = (query: unknown, json: unknown, rest: unknown) =>
      Object.fromEntries(
        Object.keys(all(null)).map((name) => [
          name,
          alike.query.includes(name) ? query : alike.json.includes(name) ? json : rest,
        ]),
      );
    expect(JSON.parse(stdout)).toEqual({
      throttled: by(['Throttling', 400], ['ThrottlingException', 400], ['TooManyRequestsException', 429]),
      expired: by(['ExpiredToken', 403], ['ExpiredTokenException', 400], ['ExpiredTokenException', 403]),
      denied: by(['AccessDenied', 403], ['AccessDeniedException', 400], ['AccessDeniedException', 403]),
      broken: all(['ServiceUnavailable', 503]),
      clear: all(['ok']),
      retried: true,
      stopped: ['ReservedFunctionConcurrentInvocationLimitExceeded', 'Rate Exceeded.'],
      notProvisioned: 'No Provisioned Concurrency Config found for this function',
      limit: 1000,
    });
  },
);

test.skipIf(!hasCli)('the AWS CLI says what is wrong, and provisions', { timeout: 60_000 }, async () => {
  const commandLine = startCommandLine(sandbox.url);
  const aws = (command: string): Promise<unknown> => commandLine.aws(command.split(' '));
  const fault = (body: object) =>
    fetch(`${sandbox.url}/_sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  try {
    await fault({ kind: 'expired-token', service: 'cloudwatch' });
    await expect(aws('cloudwatch describe-alarms')).rejects.toThrow(
      'An error occurred (ExpiredToken) when calling the DescribeAlarms operation: The security token included in the request is expired',
    );
    await fault({ kind: 'access-denied', service: 'lambda' });
    await expect(aws('lambda invoke --function-name orders /dev/null')).rejects.toThrow(
      'is not authorized to perform: lambda:InvokeFunction on resource: arn:aws:lambda:eu-west-1:482109371166:function:orders',
    );
    await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
    await aws(
      'lambda create-function --function-name orders --role arn:aws:iam::482109371166:role/x --runtime nodejs22.x --handler i.h --code S3Bucket=bucket,S3Key=key --publish',
    );
    expect(
      await aws(
        'lambda put-provisioned-concurrency-config --function-name orders --qualifier 1 --provisioned-concurrent-executions 3',
      ),
    ).toMatchObject({ RequestedProvisionedConcurrentExecutions: 3, Status: 'IN_PROGRESS' });
    await sandbox.world.clock.advance(120_000);
    expect(await aws('lambda list-provisioned-concurrency-configs --function-name orders')).toMatchObject({
      ProvisionedConcurrencyConfigs: [{ AvailableProvisionedConcurrentExecutions: 3, Status: 'READY' }],
    });
  } finally {
    commandLine.stop();
  }
});
