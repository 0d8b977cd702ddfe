import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../start-sandbox.ts';
import { checkResponses } from '../../testing/check-responses.ts';
import { isInstalled } from '../../testing/is-installed.ts';
import { startCommandLine, type CommandLine } from '../../testing/start-command-line.ts';
import { startRecorder, type Recorder } from '../../testing/start-recorder.ts';

const hasCli = isInstalled('the AWS CLI (version 1, as a Python package)', 'python3', [
  '-c',
  'import awscli.clidriver',
]);
const CAPABILITIES = ['--capabilities', 'CAPABILITY_IAM', 'CAPABILITY_AUTO_EXPAND'];

const TEMPLATE = `
Transform: AWS::Serverless-2016-10-31
Parameters:
  Table: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /shop/table}
Resources:
  Shop:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: shop
      CodeUri: src
      Handler: index.handler
      Runtime: nodejs22.x
      AutoPublishAlias: live
      Environment: {Variables: {TABLE: !Ref Table, OTHER: '{{resolve:ssm:/shop/other:1}}'}}
      DeploymentPreference: {Type: AllAtOnce}
`;

describe.skipIf(!hasCli)('aws cloudformation package, and what follows it', () => {
  let sandbox: Sandbox;
  let recorder: Recorder;
  let commandLine: CommandLine;
  let folder: string;
  const at = (name: string): string => join(folder, name);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'package-'));
    sandbox = await startSandbox({ scenario: 'empty', rate: 0, seed: 5 });
    recorder = await startRecorder(sandbox);
    commandLine = startCommandLine(recorder.url);
    await mkdir(at('src'));
    await writeFile(at('src/index.js'), 'exports.handler = async () => 1;');
    await writeFile(at('template.yaml'), TEMPLATE);
  });
  afterAll(async () => {
    commandLine.stop();
    await recorder.stop();
    await sandbox.stop();
    await rm(folder, { recursive: true });
  });
  const say = (command: string, ...more: string[]): Promise<string> =>
    commandLine.say([...command.split(/\s+/), ...more]);
  const aws = (command: string): Promise<unknown> => commandLine.aws(command.split(/\s+/));
  const pack = (): Promise<string> =>
    say(
      `cloudformation package --template-file ${at('template.yaml')} --s3-bucket artifacts --output-template-file ${at('packaged.yaml')}`,
    );
  const shop = (query: string): Promise<unknown> =>
    aws(`cloudformation describe-stacks --stack-name shop --query Stacks[0].${query}`);

  test('without a bucket nothing is packaged', async () => {
    await expect(pack()).rejects.toThrow('S3 Bucket does not exist');
  });

  test('what is packaged lies in S3, by its content', async () => {
    await aws('s3api create-bucket --bucket artifacts --create-bucket-configuration LocationConstraint=eu-west-1');
    await pack();
    const key = /s3:\/\/artifacts\/([0-9a-f]{32})/.exec(await readFile(at('packaged.yaml'), 'utf8'))?.[1];
    expect(await aws('s3api list-objects-v2 --bucket artifacts --query Contents[].Key')).toEqual([key]);
    await pack();
    expect(await aws('s3api list-objects-v2 --bucket artifacts --query length(Contents)')).toBe(1);
  });

  test('a stack whose SSM parameter is not there is refused', async () => {
    await expect(
      say(`cloudformation deploy --template-file ${at('packaged.yaml')} --stack-name shop`, ...CAPABILITIES),
    ).rejects.toThrow('Unable to fetch parameters [/shop/table] from parameter store for this account.');
  });

  test('deployed from S3, it has that code and the values of SSM', async () => {
    await aws('ssm put-parameter --name /shop/table --value orders --type String');
    await aws('ssm put-parameter --name /shop/other --value more --type String');
    const deploy = `cloudformation deploy --template-file ${at('packaged.yaml')} --stack-name shop --s3-bucket artifacts`;
    expect(await say(deploy, ...CAPABILITIES)).toContain('Successfully created/updated stack - shop');
    expect(await shop('StackStatus')).toBe('CREATE_COMPLETE');
    const configuration = 'lambda get-function-configuration --function-name shop --query';
    expect(await aws(`${configuration} Environment.Variables`)).toEqual({ TABLE: 'orders', OTHER: 'more' });
    expect(await aws(`${configuration} CodeSize`)).toBeGreaterThan(100);
  });

  test('a change set by the address of its template changes the code', async () => {
    await sandbox.world.clock.advance(60_000);
    await writeFile(at('src/index.js'), 'exports.handler = async () => 2;');
    await pack();
    await say(`s3 cp --quiet ${at('packaged.yaml')} s3://artifacts/next.yaml`);
    const url = 'https://artifacts.s3.eu-west-1.amazonaws.com/next.yaml';
    await say(
      `cloudformation create-change-set --stack-name shop --change-set-name next --template-url ${url}`,
      ...CAPABILITIES,
    );
    const named = '--stack-name shop --change-set-name next';
    const changed = await aws(
      `cloudformation describe-change-set ${named} --query Changes[].ResourceChange.LogicalResourceId`,
    );
    expect(changed).toContain('Shop');
    await aws(`cloudformation execute-change-set ${named}`);
    await sandbox.world.clock.advance(120_000);
    expect(await shop('StackStatus')).toBe('UPDATE_COMPLETE');
    expect(await aws('lambda get-alias --function-name shop --name live --query FunctionVersion')).toBe('2');
  });

  test('a template that is not in S3, and code that is not, are refused', async () => {
    const create = 'cloudformation create-stack --stack-name other';
    await expect(say(`${create} --template-url https://artifacts.s3.amazonaws.com/nowhere.yaml`)).rejects.toThrow(
      'TemplateURL must reference a valid S3 object to which you have access.',
    );
    await expect(
      aws(
        'lambda create-function --function-name f --runtime nodejs22.x --handler i.h --role arn:aws:iam::482109371166:role/r --code S3Bucket=artifacts,S3Key=nowhere',
      ),
    ).rejects.toThrow('S3 Error Code: NoSuchKey');
  });

  test('an object of several parts comes back as it was', async () => {
    const bytes = Buffer.alloc(9 * 1024 * 1024, 'sluice');
    await writeFile(at('big.bin'), bytes);
    await say(`s3 cp --quiet ${at('big.bin')} s3://artifacts/big.bin`);
    await say(`s3 cp --quiet s3://artifacts/big.bin ${at('back.bin')}`);
    expect((await readFile(at('back.bin'))).equals(bytes)).toBe(true);
  });

  test('all that was answered fits the models', async () => {
    expect(await checkResponses(recorder.exchanges)).toEqual([]);
  });
});
