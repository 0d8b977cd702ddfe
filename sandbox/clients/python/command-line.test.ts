import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../start-sandbox.ts';
import { checkResponses } from '../../testing/check-responses.ts';
import { clientEnvironment } from '../../testing/client-environment.ts';
import { isInstalled } from '../../testing/is-installed.ts';
import { startRecorder, type Recorder } from '../../testing/start-recorder.ts';
import { startCommandLine, type CommandLine } from '../../testing/start-command-line.ts';

const run = promisify(execFile);
const hasCli = isInstalled('the AWS CLI (version 1, as a Python package)', 'python3', [
  '-c',
  'import awscli.clidriver',
]);
const ROLE = 'arn:aws:iam::482109371166:role/service-role/deployer';
const LINEAR = 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute';

describe.skipIf(!hasCli)('the AWS CLI', () => {
  let sandbox: Sandbox;
  let recorder: Recorder;
  let commandLine: CommandLine;
  beforeAll(async () => {
    sandbox = await startSandbox({ scenario: 'empty', rate: 0, seed: 5 });
    recorder = await startRecorder(sandbox);
    commandLine = startCommandLine(recorder.url);
  });
  afterAll(async () => {
    commandLine.stop();
    await recorder.stop();
    await sandbox.stop();
  });

  /** A command as the documentation writes it, in words; what holds a space is given as `$1`, `$2`, …. */
  const aws = (command: string, ...values: string[]): Promise<unknown> =>
    commandLine.aws(
      command.split(/\s+/).map((word) => (/^\$\d$/.test(word) ? (values[Number(word[1]) - 1] ?? '') : word)),
    );

  const advance = (seconds: number): Promise<void> => sandbox.world.clock.advance(seconds * 1000);

  beforeEach(async () => {
    const reset = { scenario: 'empty', rate: 0 };
    await fetch(`${sandbox.url}/_sandbox/reset`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(reset),
    });
    for (const name of ['orders', 'check']) {
      await aws(
        `lambda create-function --function-name ${name} --runtime python3.12 --role ${ROLE} --handler index.handler
         --code S3Bucket=my-bucket,S3Key=${name}.zip`,
      );
    }
    for (const version of [1, 2, 3]) {
      await aws(
        `lambda update-function-code --function-name orders --s3-bucket my-bucket --s3-key orders-${version}.zip --publish`,
      );
    }
    await aws(
      'lambda create-alias --function-name orders --name live --function-version 1 --description $1',
      'for callers',
    );
    await aws(
      `cloudwatch put-metric-alarm --alarm-name orders-errors --namespace AWS/Lambda --metric-name Errors --statistic Sum --period 60
       --dimensions Name=FunctionName,Value=orders --evaluation-periods 1 --threshold 1
       --comparison-operator GreaterThanOrEqualToThreshold --treat-missing-data ignore`,
    );
    await aws('deploy create-application --application-name orders --compute-platform Lambda');
  });

  const group = (config = 'CodeDeployDefault.LambdaCanary10Percent5Minutes'): Promise<unknown> =>
    aws(
      `deploy create-deployment-group --application-name orders --deployment-group-name orders-live --service-role-arn ${ROLE}
       --deployment-config-name ${config} --deployment-style deploymentType=BLUE_GREEN,deploymentOption=WITH_TRAFFIC_CONTROL
       --auto-rollback-configuration enabled=true,events=DEPLOYMENT_FAILURE,DEPLOYMENT_STOP_ON_ALARM
       --alarm-configuration enabled=true,alarms=[{name=orders-errors}]`,
    );

  const deploy = async (from: string, to: string, hooks: Record<string, string>[] = []): Promise<string> => {
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
    const sha256 = createHash('sha256').update(content).digest('hex');
    const revision = JSON.stringify({ revisionType: 'AppSpecContent', appSpecContent: { content, sha256 } });
    const started = await aws(
      'deploy create-deployment --application-name orders --deployment-group-name orders-live --revision $1 --query deploymentId',
      revision,
    );
    return String(started);
  };

  const QUERY = 'deploymentInfo.[status,errorInformation.code,rollbackInfo.rollbackDeploymentId]';
  const ended = async (id: string): Promise<unknown[]> =>
    (await aws(`deploy get-deployment --deployment-id ${id} --query ${QUERY}`)) as unknown[];

  /** Waits as `aws deploy wait` does, and for the rollback as well. */
  const rolledBack = async (id: string): Promise<unknown[]> => {
    await expect(aws(`deploy wait deployment-successful --deployment-id ${id}`)).rejects.toThrow(
      'terminal failure state',
    );
    const [status, code, undo] = await ended(id);
    await aws(`deploy wait deployment-successful --deployment-id ${String(undo)}`);
    return [status, code];
  };

  const events = async (id: string): Promise<unknown> => {
    const target = await aws(`deploy list-deployment-targets --deployment-id ${id} --query targetIds[0]`);
    return aws(
      `deploy get-deployment-target --deployment-id ${id} --target-id ${String(target)}
       --query deploymentTarget.lambdaTarget.lifecycleEvents[].status`,
    );
  };

  const alias = (): Promise<unknown> =>
    aws(
      'lambda get-alias --function-name orders --name live --query [FunctionVersion,RoutingConfig.AdditionalVersionWeights]',
    );

  const turnRed = (): Promise<unknown> =>
    aws(
      'cloudwatch set-alarm-state --alarm-name orders-errors --state-value ALARM --state-reason $1',
      'testing purposes',
    );

  const script = (kind: 'fail' | 'silent'): void =>
    sandbox.world.codeDeploy.setHookBehaviour('check', { kind, afterMs: 2000 });

  test('a healthy linear rollout', async () => {
    await group(LINEAR);
    const id = await deploy('1', '2');
    await advance(3);
    expect(await alias()).toEqual(['1', { 2: 0.1 }]);
    await advance(240);
    expect(await alias()).toEqual(['1', { 2: 0.5 }]);
    expect(await aws('deploy list-deployments --include-only-statuses InProgress')).toEqual({ deployments: [id] });
    await aws(`deploy wait deployment-successful --deployment-id ${id}`);
    expect(await ended(id)).toEqual(['Succeeded', null, null]);
    expect(await events(id)).toEqual(['Succeeded', 'Succeeded', 'Succeeded']);
    expect(await alias()).toEqual(['2', null]);
  });

  test('a canary stopped by its alarm', async () => {
    await group();
    const id = await deploy('1', '2');
    await advance(60);
    expect(await alias()).toEqual(['1', { 2: 0.1 }]);
    await turnRed();
    expect(await rolledBack(id)).toEqual(['Stopped', 'ALARM_ACTIVE']);
    expect(await events(id)).toEqual(['Succeeded', 'Failed', 'Skipped']);
    expect(await alias()).toEqual(['1', null]);
  });

  test('an alarm that is red at the start', async () => {
    await group();
    await turnRed();
    const id = await deploy('1', '2');
    expect(await rolledBack(id)).toEqual(['Stopped', 'ALARM_ACTIVE']);
    expect(await events(id)).toEqual(['Skipped', 'Skipped', 'Skipped']);
    expect(await alias()).toEqual(['1', null]);
  });

  test('a pre-traffic hook that fails', async () => {
    await group();
    script('fail');
    const id = await deploy('1', '2', [{ BeforeAllowTraffic: 'check' }]);
    expect(await rolledBack(id)).toEqual(['Failed', 'HOOK_EXECUTION_FAILURE']);
    expect(await events(id)).toEqual(['Failed', 'Skipped', 'Skipped']);
  });

  test('a pre-traffic hook that is silent for an hour', async () => {
    await group();
    script('silent');
    const id = await deploy('1', '2', [{ BeforeAllowTraffic: 'check' }]);
    await advance(3590);
    expect(await ended(id)).toEqual(['InProgress', null, null]);
    expect(await rolledBack(id)).toEqual(['Failed', 'HOOK_EXECUTION_FAILURE']);
  });

  test('a post-traffic hook that fails at 100%', async () => {
    await group();
    script('fail');
    const id = await deploy('1', '2', [{ AfterAllowTraffic: 'check' }]);
    await advance(302);
    expect(await alias()).toEqual(['2', null]);
    expect(await rolledBack(id)).toEqual(['Failed', 'HOOK_EXECUTION_FAILURE']);
    expect(await events(id)).toEqual(['Succeeded', 'Succeeded', 'Failed']);
    expect(await alias()).toEqual(['1', null]);
  });

  test('a hook that is answered from the command line', async () => {
    await group('CodeDeployDefault.LambdaAllAtOnce');
    script('silent');
    const id = await deploy('1', '2', [{ BeforeAllowTraffic: 'check' }]);
    await advance(5);
    const pending = await fetch(`${sandbox.url}/_sandbox/hooks/pending`);
    const [hook] = ((await pending.json()) as { pending: { lifecycleEventHookExecutionId: string }[] }).pending;
    await aws(
      `deploy put-lifecycle-event-hook-execution-status --deployment-id ${id} --status Succeeded
       --lifecycle-event-hook-execution-id ${hook?.lifecycleEventHookExecutionId ?? ''}`,
    );
    await aws(`deploy wait deployment-successful --deployment-id ${id}`);
    expect(await alias()).toEqual(['2', null]);
  });

  test('a stop with rollback', async () => {
    await group();
    const id = await deploy('1', '2');
    await advance(30);
    expect(await aws(`deploy stop-deployment --deployment-id ${id} --auto-rollback-enabled --query status`)).toBe(
      'Pending',
    );
    expect(await rolledBack(id)).toEqual(['Stopped', 'MANUAL_STOP']);
    expect(await alias()).toEqual(['1', null]);
    await expect(aws(`deploy stop-deployment --deployment-id ${id}`)).rejects.toThrow(
      '(DeploymentAlreadyCompletedException)',
    );
  });

  test('a stop without rollback, and the deployment that fails until the weights are removed', async () => {
    await group();
    const id = await deploy('1', '2');
    await advance(30);
    await aws(`deploy stop-deployment --deployment-id ${id} --no-auto-rollback-enabled`);
    await advance(5);
    expect(await ended(id)).toEqual(['Stopped', 'MANUAL_STOP', null]);
    expect(await alias()).toEqual(['1', { 2: 0.1 }]);

    const next = await deploy('1', '3');
    await advance(5);
    expect(await ended(next)).toEqual(['Failed', 'INVALID_LAMBDA_CONFIGURATION', null]);

    await aws('lambda update-alias --function-name orders --name live --routing-config AdditionalVersionWeights={}');
    await aws(`deploy wait deployment-successful --deployment-id ${await deploy('1', '3')}`);
    expect(await alias()).toEqual(['3', null]);
  });

  test('a second deployment on a busy group', async () => {
    await group();
    const id = await deploy('1', '2');
    await expect(deploy('1', '3')).rejects.toThrow(
      `An error occurred (DeploymentLimitExceededException) when calling the CreateDeployment operation: The Deployment Group 'orders-live' already has an active Deployment '${id}'`,
    );
  });

  test('a stale RevisionId', async () => {
    const stale = await aws('lambda get-alias --function-name orders --name live --query RevisionId');
    const update = `lambda update-alias --function-name orders --name live --function-version 2 --revision-id ${String(stale)}`;
    await aws(update);
    await expect(aws(update)).rejects.toThrow('(PreconditionFailedException)');
  });

  test('all that was answered fits the models', async () => {
    expect(await checkResponses(recorder.exchanges)).toEqual([]);
  });

  test('as a process of its own', { timeout: 60_000 }, async () => {
    const { stdout } = await run('aws', ['sts', 'get-caller-identity', '--query', 'Account', '--output', 'text'], {
      env: clientEnvironment(recorder.url),
    });
    expect(stdout.trim()).toBe('482109371166');
  });
});
