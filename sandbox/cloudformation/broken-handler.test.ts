import { CodeDeployClient, GetDeploymentCommand, ListDeploymentsCommand } from '@aws-sdk/client-codedeploy';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../start-sandbox.ts';

const settings = { region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, maxAttempts: 1 };
/** The code and the hook both import what is nowhere; `good` has nothing to do with them. */
const TEMPLATE = `
Transform: AWS::Serverless-2016-10-31
Globals: {Function: {Runtime: nodejs22.x, Handler: index.handler}}
Resources:
  Good:
    Type: AWS::Serverless::Function
    Properties: {FunctionName: good, InlineCode: 'exports.handler = async () => "fine"'}
  Shop:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: shop
      CodeUri: code
      AutoPublishAlias: live
      DeploymentPreference: {Type: AllAtOnce, Hooks: {PreTraffic: !Ref Check}}
  Check:
    Type: AWS::Serverless::Function
    Properties: {FunctionName: CodeDeployHook_check, CodeUri: hook}
`;
const LOADS_NOTHING = 'const nothing = require("no-such-package");\nexports.handler = async () => nothing;\n';

let folder = '';
let sandbox: Sandbox;
let lambda: LambdaClient;
let codeDeploy: CodeDeployClient;
let logs: CloudWatchLogsClient;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-broken-'));
  for (const part of ['code', 'hook']) {
    await mkdir(join(folder, part));
    await writeFile(join(folder, part, 'index.js'), LOADS_NOTHING);
  }
  sandbox = await startSandbox({
    scenario: 'empty',
    rate: 0,
    seed: 7,
    startAt: Date.UTC(2026, 10, 20, 14),
    folders: [folder],
  });
  const config = { ...settings, endpoint: sandbox.url };
  lambda = new LambdaClient(config);
  codeDeploy = new CodeDeployClient(config);
  logs = new CloudWatchLogsClient(config);
});
afterEach(async () => {
  for (const client of [lambda, codeDeploy, logs]) client.destroy();
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});

const load = () =>
  sandbox.world.cloudFormation.deploy({
    name: 'shop',
    template: { text: TEMPLATE, file: 'template.yaml', folder },
    parameters: {},
  });

test('a handler that cannot be loaded fails its own calls, its log says why, a hook of its kind stays silent, the rest runs', async () => {
  expect((await load()).status).toBe('CREATE_COMPLETE');
  const invoke = async (FunctionName: string) => {
    const { FunctionError, Payload } = await lambda.send(new InvokeCommand({ FunctionName }));
    return { FunctionError, answer: JSON.parse(Payload?.transformToString() ?? 'null') as unknown };
  };
  const why = expect.stringContaining("Cannot find module 'no-such-package'");
  const broken = { FunctionError: 'Unhandled', answer: { errorType: 'Runtime.ImportModuleError', errorMessage: why } };
  expect(await invoke('shop:live')).toMatchObject(broken);

  await writeFile(join(folder, 'code', 'index.js'), `${LOADS_NOTHING}// second\n`);
  await load();
  await sandbox.world.clock.advance(60_000);
  const { events = [] } = await logs.send(
    new FilterLogEventsCommand({ logGroupName: '/aws/lambda/CodeDeployHook_check' }),
  );
  const lines = events.map(({ message }) => message ?? '');
  expect(lines.map((line) => line.split(' ')[0]?.replace(/^\d.*/, 'line'))).toEqual([
    'INIT_START',
    'START',
    'line',
    'END',
    'REPORT',
  ]);
  expect(lines[2]).toContain('Runtime.ImportModuleError');
  expect(lines[4]).toContain('Status: error\tError Type: Runtime.ImportModuleError');

  await sandbox.world.clock.advance(3_700_000);
  expect(sandbox.world.cloudFormation.report('shop')?.status).toBe('UPDATE_ROLLBACK_COMPLETE');
  const { deployments = [] } = await codeDeploy.send(new ListDeploymentsCommand({}));
  const { deploymentInfo } = await codeDeploy.send(new GetDeploymentCommand({ deploymentId: deployments.at(-1) }));
  expect(deploymentInfo).toMatchObject({ status: 'Failed', errorInformation: { code: 'HOOK_EXECUTION_FAILURE' } });
  expect(await invoke('good')).toEqual({ FunctionError: undefined, answer: 'fine' });
});
