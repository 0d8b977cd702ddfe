import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetAliasCommand, GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../start-sandbox.ts';
import { clientEnvironment } from '../testing/client-environment.ts';

const run = promisify(execFile);
const CDK = join(dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json')), 'bin/cdk');
const ACCOUNT = '482109371166';
const REGION = 'eu-west-1';
const BUCKET = `cdk-hnb659fds-assets-${ACCOUNT}-${REGION}`;
const role = (kind: string): string =>
  `arn:\${AWS::Partition}:iam::${ACCOUNT}:role/cdk-hnb659fds-${kind}-role-${ACCOUNT}-${REGION}`;
const VERSION = {
  requiresBootstrapStackVersion: 6,
  bootstrapStackVersionSsmParameter: '/cdk-bootstrap/hnb659fds/version',
};

let sandbox: Sandbox;
let folder = '';
let settings: ConstructorParameters<typeof LambdaClient>[0];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cdk-'));
  sandbox = await startSandbox({ scenario: 'empty', rate: 60, seed: 5 });
  settings = { region: REGION, endpoint: sandbox.url, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };
});
afterAll(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What `cdk synth` writes: an assembly with one stack, its template and a folder of code. */
async function synthesise(body: string): Promise<void> {
  const out = join(folder, 'cdk.out');
  const code = `code-${Buffer.from(body).toString('hex')}`;
  await mkdir(join(out, code), { recursive: true });
  await writeFile(join(out, code, 'index.js'), `exports.handler = async () => ${body};`);
  const template = {
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] } },
      },
      Shop: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          FunctionName: 'shop',
          Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          Code: {
            S3Bucket: { 'Fn::Sub': 'cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}' },
            S3Key: `${code}.zip`,
          },
        },
      },
      [`Version${code.replaceAll(/\W/g, '')}`]: {
        Type: 'AWS::Lambda::Version',
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        Properties: { FunctionName: { Ref: 'Shop' } },
      },
      Live: {
        Type: 'AWS::Lambda::Alias',
        Properties: {
          Name: 'live',
          FunctionName: { Ref: 'Shop' },
          FunctionVersion: { 'Fn::GetAtt': [`Version${code.replaceAll(/\W/g, '')}`, 'Version'] },
        },
      },
    },
    Parameters: {
      BootstrapVersion: {
        Type: 'AWS::SSM::Parameter::Value<String>',
        Default: VERSION.bootstrapStackVersionSsmParameter,
      },
    },
  };
  const text = JSON.stringify(template);
  const file = (path: string, packaging: string, objectKey: string) => ({
    source: { path, packaging },
    destinations: { here: { bucketName: BUCKET, objectKey, region: REGION, assumeRoleArn: role('file-publishing') } },
  });
  const assets = {
    version: '36.0.0',
    files: { [code]: file(code, 'zip', `${code}.zip`), template: file('Shop.template.json', 'file', `${code}.json`) },
    dockerImages: {},
  };
  const manifest = {
    version: '36.0.0',
    artifacts: {
      'Shop.assets': { type: 'cdk:asset-manifest', properties: { file: 'Shop.assets.json', ...VERSION } },
      Shop: {
        type: 'aws:cloudformation:stack',
        environment: `aws://${ACCOUNT}/${REGION}`,
        properties: {
          templateFile: 'Shop.template.json',
          assumeRoleArn: role('deploy'),
          cloudFormationExecutionRoleArn: role('cfn-exec'),
          stackTemplateAssetObjectUrl: `s3://${BUCKET}/${code}.json`,
          additionalDependencies: ['Shop.assets'],
          ...VERSION,
        },
        dependencies: ['Shop.assets'],
        displayName: 'Shop',
      },
    },
  };
  await writeFile(join(out, 'Shop.template.json'), text);
  await writeFile(join(out, 'Shop.assets.json'), JSON.stringify(assets));
  await writeFile(join(out, 'manifest.json'), JSON.stringify(manifest));
}

/** The CDK's own command; nothing of it leaves this machine. */
async function cdk(...args: string[]): Promise<string> {
  const env = {
    ...clientEnvironment(sandbox.url),
    AWS_REGION: REGION,
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CDK_DISABLE_VERSION_CHECK: 'true',
    HOME: folder,
  };
  const { stdout, stderr } = await run(process.execPath, [CDK, ...args, '--no-notices', '--ci'], {
    cwd: folder,
    env,
    timeout: 170_000,
  });
  return stdout + stderr;
}

const call = async () => {
  const lambda = new LambdaClient(settings ?? {});
  const alias = await lambda.send(new GetAliasCommand({ FunctionName: 'shop', Name: 'live' }));
  const { CodeSha256 } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'shop' }));
  lambda.destroy();
  return { version: alias.FunctionVersion, sha256: CodeSha256 };
};

test('cdk bootstrap, cdk deploy, and again with other code', { timeout: 360_000 }, async () => {
  expect(await cdk('bootstrap', `aws://${ACCOUNT}/${REGION}`)).toContain('bootstrapped');
  expect(sandbox.world.ssm.valueOf(VERSION.bootstrapStackVersionSsmParameter)).toMatch(/^\d+$/);

  await synthesise('1');
  expect(
    await cdk('deploy', 'Shop', '--app', 'cdk.out', '--require-approval', 'never', '--method', 'direct'),
  ).toContain('✅  Shop');
  const first = await call();
  expect(first.version).toBe('1');

  await synthesise('2');
  expect(
    await cdk('deploy', 'Shop', '--app', 'cdk.out', '--require-approval', 'never', '--method', 'direct'),
  ).toContain('✅  Shop');
  const second = await call();
  expect(second.version).toBe('2');
  expect(second.sha256).not.toBe(first.sha256);

  const stacks = new CloudFormationClient(settings ?? {});
  const { Stacks = [] } = await stacks.send(new DescribeStacksCommand({}));
  stacks.destroy();
  expect(Object.fromEntries(Stacks.map(({ StackName, StackStatus }) => [StackName, StackStatus]))).toEqual({
    CDKToolkit: 'CREATE_COMPLETE',
    Shop: 'UPDATE_COMPLETE',
  });
});
