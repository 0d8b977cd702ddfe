import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../start-sandbox.ts';

let sandbox: Sandbox;
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'real-project-'));
  sandbox = await startSandbox({ rate: 0, seed: 7, folders: [folder] });
});
afterEach(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});

const put = async (files: Record<string, string>): Promise<void> => {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
};

interface Answer {
  status?: string;
  error?: string;
  resources?: { logicalId: string; physicalId: string }[];
  notModelled?: { logicalId: string; why: string }[];
  failures?: string[];
}
const load = async (text: string, name = 'template.yaml'): Promise<Answer> => {
  await put({ [name]: text });
  const answer = await fetch(`${sandbox.url}/_sandbox/stacks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ templatePath: join(folder, name) }),
  });
  return (await answer.json()) as Answer;
};
const settings = () => ({
  region: 'eu-west-1',
  endpoint: sandbox.url,
  credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
});
const call = async (name: string): Promise<string> => {
  const lambda = new LambdaClient(settings());
  const { Payload } = await lambda.send(new InvokeCommand({ FunctionName: name }));
  lambda.destroy();
  return Buffer.from(Payload ?? []).toString();
};

const sam = (properties: string, more = ''): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  Shop:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: shop
      Runtime: nodejs22.x
      Handler: index.handler
      ${properties}${more}
`;
const HANDLER = 'exports.handler = async () => "here";';

test('an alarm on metric maths may say that it has no dimensions', async () => {
  const { status, failures } = await load(`Resources:
  Errors:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmName: errors
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanThreshold
      Dimensions: []
      Metrics:
        - {Id: e, Expression: 'a / 2'}
        - {Id: a, ReturnData: false, MetricStat: {Stat: tc90, Period: 60, Metric: {Namespace: N, MetricName: M, Dimensions: []}}}
`);
  expect([status, failures]).toEqual(['CREATE_COMPLETE', []]);
  const cloudWatch = new CloudWatchClient(settings());
  const { MetricAlarms } = await cloudWatch.send(new DescribeAlarmsCommand({}));
  cloudWatch.destroy();
  expect(MetricAlarms?.map(({ AlarmName }) => AlarmName)).toEqual(['errors']);
});

describe('code that needs a build', () => {
  const BUILT = `\n    Metadata: {BuildMethod: esbuild}`;
  test.each([
    ['TypeScript', sam('CodeUri: src'), { 'src/index.ts': 'export const handler = 1' }, 'index.ts is not JavaScript'],
    [
      'TypeScript in a folder',
      sam('CodeUri: src').replace('index.handler', 'handlers/shop.run'),
      { 'src/handlers/shop.mts': '' },
      'handlers/shop.mts is not JavaScript',
    ],
    ['a BuildMethod', sam('CodeUri: src', BUILT), { 'src/index.js': HANDLER }, 'BuildMethod esbuild'],
    [
      'packages that are not installed',
      sam('CodeUri: src'),
      { 'src/index.js': HANDLER, 'src/package.json': '{"dependencies":{"@aws-sdk/client-sqs":"3","nanoid":"5"}}' },
      'the package nanoid is not installed',
    ],
    [
      'plain CloudFormation',
      'Resources:\n  Shop: {Type: AWS::Lambda::Function, Properties: {FunctionName: shop, Role: "arn:aws:iam::482109371166:role/r", Runtime: nodejs22.x, Handler: index.handler, Code: src}}\n',
      { 'src/index.ts': '' },
      'index.ts is not JavaScript',
    ],
  ])('%s: its calls are made up, and it says so; once built, the build runs', async (_what, text, files, why) => {
    await put(files);
    const first = await load(text);
    expect(first.status).toBe('CREATE_COMPLETE');
    expect(first.notModelled).toContainEqual(
      expect.objectContaining({
        logicalId: 'Shop',
        why: `its calls are made up: it needs a build (${why}): run sam build`,
      }),
    );
    expect(await call('shop')).toBe('null');
    await put({
      '.aws-sam/build/Shop/index.js': HANDLER,
      '.aws-sam/build/Shop/handlers/shop.js': 'exports.run = async () => "here";',
    });
    const second = await load(text);
    expect(second.notModelled?.filter(({ why: said }) => said.includes('made up'))).toEqual([]);
    await sandbox.world.clock.advance(60_000);
    expect(await call('shop')).toBe('"here"');
  });

  test.each([
    ['the build is not to be done', sam('CodeUri: src', '\n    Metadata: {BuildMethod: esbuild, SkipBuild: true}'), {}],
    ['its packages are installed above it', sam('CodeUri: src'), { 'node_modules/nanoid/index.js': '' }],
  ])('code runs as it is where %s', async (_what, text, more) => {
    await put({ 'src/index.js': HANDLER, ...more });
    if (Object.keys(more).length > 0) await put({ 'src/package.json': '{"dependencies":{"nanoid":"5"}}' });
    expect((await load(text)).status).toBe('CREATE_COMPLETE');
    expect(await call('shop')).toBe('"here"');
  });

  test('a template that sam build wrote runs what lies beside it', async () => {
    await put({ '.aws-sam/build/Shop/index.js': HANDLER });
    const { status } = await load(sam('CodeUri: Shop', BUILT), '.aws-sam/build/template.yaml');
    expect(status).toBe('CREATE_COMPLETE');
    expect(await call('shop')).toBe('"here"');
  });
});

describe('code over 250 MB', () => {
  const heavy = async (name: string): Promise<void> => {
    await put({ 'src/index.js': HANDLER, [name]: '' });
    await truncate(join(folder, name), 262_144_001);
  };
  test.each([
    [sam('CodeUri: src'), 'template.yaml:9:7: Resources.Shop.Properties.CodeUri: '],
    [
      sam('Timeout: 3').replace('Resources:', 'Globals: {Function: {CodeUri: src}}\nResources:'),
      'template.yaml:2:22: Resources.Shop.Properties.CodeUri: ',
    ],
  ])('is refused with file and line', async (text, place) => {
    await heavy('src/model.bin');
    const { error } = await load(text);
    expect(error).toContain(`${place}Unzipped size must be smaller than 262144000 bytes`);
    expect(error).not.toMatch(/\n\s+at /);
  });

  test.each(['src/.git/pack', 'src/.aws-sam/cache', 'src/node_modules/tool/big.bin'])(
    '%s is not uploaded, and does not count',
    async (name) => {
      await heavy(name);
      await put({
        'src/node_modules/.package-lock.json': '{"packages":{"node_modules/tool":{"dev":true}}}',
      });
      expect((await load(sam('CodeUri: src'))).status).toBe('CREATE_COMPLETE');
      expect(await call('shop')).toBe('"here"');
    },
  );
});

test('names of what is not modelled may be made by functions', async () => {
  const { resources } = await load(`Parameters: {Stage: {Type: String, Default: test}}
Conditions: {Named: !Equals [!Ref Stage, test]}
Resources:
  A: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub 'files-\${Stage}-\${AWS::AccountId}'}}
  B: {Type: AWS::IAM::Role, Properties: {RoleName: !Join ['-', [r, !Ref A]], AssumeRolePolicyDocument: {}}}
  C: {Type: AWS::SQS::Queue, Properties: {QueueName: !If [Named, !Select [1, [a, jobs]], !Ref AWS::NoValue]}}
`);
  const idOf = (name: string) => resources?.find(({ logicalId }) => logicalId === name)?.physicalId;
  expect(idOf('A')).toBe('files-test-482109371166');
  expect(idOf('B')).toBe('r-files-test-482109371166');
  expect(idOf('C')).toBe('https://sqs.eu-west-1.amazonaws.com/482109371166/jobs');
});

describe('what is not there because its condition does not hold', () => {
  const text = (outputs: string): string => `Conditions: {Never: !Equals [a, b]}
Resources:
  A: {Type: AWS::SNS::Topic, Condition: Never}
  B: {Type: AWS::SNS::Topic}
Outputs:
${outputs}`;
  test('an output may name it in a branch that is not taken, or under its condition', async () => {
    const { status, notModelled } = await load(
      text('  A: {Value: !If [Never, !Ref A, none]}\n  B: {Condition: Never, Value: !GetAtt A.TopicArn}\n'),
    );
    expect(status).toBe('CREATE_COMPLETE');
    expect(notModelled?.map(({ logicalId }) => logicalId)).toEqual(['B']);
  });

  test.each(['!Ref A', '!GetAtt A.TopicArn', "!Sub '${A}!'", '!If [Never, x, !Ref A]', '!Ref Nothing'])(
    'an output of %s is refused in AWS’s words, with its line',
    async (value) => {
      const { error } = await load(text(`  O: {Value: ${value}}\n`));
      const name = value.includes('Nothing') ? 'Nothing' : 'A';
      expect(error).toMatch(/^template\.yaml:6:\d+: Outputs\.O: /);
      expect(error).toContain(`Unresolved resource dependencies [${name}] in the Outputs block of the template`);
    },
  );

  test('where templates are taken leniently, it is left out and listed', async () => {
    sandbox.world.cloudFormation.settings.lenient = true;
    const { status, notModelled } = await load(text('  O: {Value: !Ref A}\n'));
    expect(status).toBe('CREATE_COMPLETE');
    expect(notModelled).toContainEqual(
      expect.objectContaining({ logicalId: 'Outputs.O', why: expect.stringContaining('AWS refuses this: ') as string }),
    );
  });
});
