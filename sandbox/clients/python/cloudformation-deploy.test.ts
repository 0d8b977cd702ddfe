import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../start-sandbox.ts';
import { checkResponses } from '../../testing/check-responses.ts';
import { isInstalled } from '../../testing/is-installed.ts';
import { startRecorder, type Recorder } from '../../testing/start-recorder.ts';
import { startCommandLine, type CommandLine } from '../../testing/start-command-line.ts';

const hasCli = isInstalled('the AWS CLI (version 1, as a Python package)', 'python3', [
  '-c',
  'import awscli.clidriver',
]);

const template = (key: string): string => `
Transform: AWS::Serverless-2016-10-31
Parameters:
  Most: {Type: Number, Default: 0}
Resources:
  Shop:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: shop
      CodeUri: s3://packages/${key}
      Handler: index.handler
      Runtime: python3.13
      AutoPublishAlias: live
      DeploymentPreference: {Type: Canary10Percent5Minutes, Alarms: [!Ref Errors]}
  Errors:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmName: shop-errors
      Namespace: AWS/Lambda
      MetricName: Errors
      Statistic: Sum
      Period: 60
      EvaluationPeriods: 1
      Threshold: !Ref Most
      ComparisonOperator: GreaterThanThreshold
      TreatMissingData: ignore
`;

describe.skipIf(!hasCli)('aws cloudformation deploy', () => {
  let sandbox: Sandbox;
  let recorder: Recorder;
  let commandLine: CommandLine;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deploy-'));
    sandbox = await startSandbox({ scenario: 'empty', rate: 0, seed: 5 });
    recorder = await startRecorder(sandbox);
    commandLine = startCommandLine(recorder.url);
  });
  afterAll(async () => {
    commandLine.stop();
    await recorder.stop();
    await sandbox.stop();
    await rm(folder, { recursive: true });
  });

  const aws = (command: string): Promise<unknown> => commandLine.aws(command.split(/\s+/));
  const deploy = async (text: string, ...more: string[]): Promise<string> => {
    await sandbox.world.clock.advance(1000);
    const file = join(folder, 'template.yaml');
    await writeFile(file, text);
    const capabilities = ['--capabilities', 'CAPABILITY_IAM', 'CAPABILITY_AUTO_EXPAND'];
    return commandLine.say([
      'cloudformation',
      'deploy',
      '--template-file',
      file,
      '--stack-name',
      'shop',
      ...capabilities,
      ...more,
    ]);
  };
  const shop = (query: string): Promise<unknown> =>
    aws(`cloudformation describe-stacks --stack-name shop --query Stacks[0].${query}`);

  test('makes a stack that was not there', async () => {
    expect(await deploy(template('one.zip'))).toContain('Successfully created/updated stack - shop');
    expect(await shop('StackStatus')).toBe('CREATE_COMPLETE');
    expect(await aws('lambda get-alias --function-name shop --name live --query FunctionVersion')).toBe('1');
  });

  test('says that nothing changed', async () => {
    const nothing = 'No changes to deploy. Stack shop is up to date';
    await expect(deploy(template('one.zip'))).rejects.toThrow(nothing);
    expect(await deploy(template('one.zip'), '--no-fail-on-empty-changeset')).toContain(nothing);
  });

  test('changes it by a rollout, and waits for that', async () => {
    expect(await deploy(template('two.zip'), '--parameter-overrides', 'Most=5')).toContain('Successfully');
    expect(await shop('StackStatus')).toBe('UPDATE_COMPLETE');
    expect(await shop('Parameters[0].ParameterValue')).toBe('5');
    expect(await aws('lambda get-alias --function-name shop --name live --query FunctionVersion')).toBe('2');
    expect(await aws('deploy list-deployments --query length(deployments)')).toBe(1);
  });

  test('without executing, it tells what would change', async () => {
    await deploy(template('three.zip'), '--no-execute-changeset');
    const name = await aws(
      'cloudformation list-change-sets --stack-name shop --query Summaries[?ExecutionStatus==`AVAILABLE`]|[0].ChangeSetName',
    );
    const changes = await aws(
      `cloudformation describe-change-set --stack-name shop --change-set-name ${String(name)}
       --query Changes[].ResourceChange.[Action,ResourceType,Replacement]`,
    );
    expect(changes).toEqual(
      expect.arrayContaining([
        ['Modify', 'AWS::Lambda::Function', 'False'],
        ['Add', 'AWS::Lambda::Version', null],
        ['Modify', 'AWS::Lambda::Alias', 'False'],
        ['Remove', 'AWS::Lambda::Version', null],
      ]),
    );
    expect(await shop('StackStatus')).toBe('UPDATE_COMPLETE');
  });

  test('a rollout that its alarm stops fails the command', async () => {
    await aws('cloudwatch set-alarm-state --alarm-name shop-errors --state-value ALARM --state-reason testing');
    await expect(deploy(template('bad.zip'))).rejects.toThrow('Failed to create/update the stack');
    expect(await shop('StackStatus')).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await aws('lambda get-alias --function-name shop --name live --query FunctionVersion')).toBe('2');
  });

  test('a change set that is not there, or cannot be executed, is refused', async () => {
    const execute = 'cloudformation execute-change-set --stack-name shop --change-set-name';
    await expect(aws(`${execute} nowhere`)).rejects.toThrow('(ChangeSetNotFound)');
    await writeFile(join(folder, 'same.yaml'), template('two.zip'));
    await aws(
      `cloudformation create-change-set --stack-name shop --change-set-name same --template-body file://${join(folder, 'same.yaml')}
       --parameters ParameterKey=Most,UsePreviousValue=true --capabilities CAPABILITY_IAM CAPABILITY_AUTO_EXPAND`,
    );
    await expect(aws(`${execute} same`)).rejects.toThrow('(InvalidChangeSetStatus)');
    await aws('cloudformation delete-change-set --stack-name shop --change-set-name same');
  });

  test('all that was answered fits the models', async () => {
    expect(await checkResponses(recorder.exchanges)).toEqual([]);
  });
});
