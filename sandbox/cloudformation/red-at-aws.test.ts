import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationClient, CreateStackCommand, ValidateTemplateCommand } from '@aws-sdk/client-cloudformation';
import { CreateFunctionCommand, LambdaClient, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../start-sandbox.ts';

let sandbox: Sandbox;
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'red-'));
  sandbox = await startSandbox({ rate: 0, seed: 7, folders: [folder] });
});
afterEach(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Answer {
  status?: string;
  error?: string;
  failures?: string[];
  notModelled?: { logicalId: string; why: string }[];
}
const post = async (path: string, body: object): Promise<Answer> => {
  const answer = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as Answer;
};
const load = async (text: string): Promise<Answer> => {
  await writeFile(join(folder, 't.yaml'), text);
  return post('stacks', { templatePath: join(folder, 't.yaml') });
};
const settings = () => ({
  region: 'eu-west-1',
  endpoint: sandbox.url,
  maxAttempts: 1,
  credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
});

const lambda = (...lines: string[]): string => `Resources:
  F:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::482109371166:role/r
      Runtime: nodejs22.x
      Handler: i.h
      Code: {ZipFile: x}
${lines.map((line) => `      ${line}\n`).join('')}`;
const one = (type: string, properties: string): string =>
  `Resources:\n  R:\n    Type: ${type}\n    Properties: ${properties}\n`;
const SAM = 'Transform: AWS::Serverless-2016-10-31\n';

const CASES: [string, string, string][] = [
  ['SAM without its transform', one('AWS::Serverless::Function', '{Runtime: nodejs22.x, Handler: i.h, InlineCode: x}'), 't.yaml:3:5: Resources.R: Template format error: Unrecognized resource types: [AWS::Serverless::Function]'],
  ['Globals without the transform', `Globals: {Function: {Timeout: 3}}\n${one('AWS::SNS::Topic', '{}')}`, 't.yaml:1:1: Globals: Invalid template property or properties [Globals]'],
  ['an unknown type', one('AWS::Lambda::Funktion', '{}'), 't.yaml:3:5: Resources.R: Template format error: Unrecognized resource types: [AWS::Lambda::Funktion]'],
  ['a type that is none', one('Lambda', '{}'), 't.yaml:3:5: Resources.R: Template format error: Unrecognized resource types: [Lambda]'],
  ['an unknown type of SAM', SAM + one('AWS::Serverless::Funktion', '{}'), 'AWS::Serverless::Funktion is no type of SAM resource'],
  ['an unknown property of SAM’s function', SAM + one('AWS::Serverless::Function', '{Memory: 1}'), 'property Memory not defined for resource of type AWS::Serverless::Function'],
  ['an unknown property of SAM’s other types', SAM + one('AWS::Serverless::HttpApi', '{Stage: x}'), 't.yaml:5:18: Resources.R: Resource with id [R] is invalid. property Stage not defined for resource of type AWS::Serverless::HttpApi'],
  ['an unknown property', lambda('Memory: 128'), 't.yaml:9:7: Resources.F: Properties validation failed for resource F with message:\n#: extraneous key [Memory] is not permitted'],
  ['an unknown property further in', lambda('Environment: {Variable: {A1: x}}'), 't.yaml:9:21: Resources.F: Properties validation failed for resource F with message:\n#/Environment: extraneous key [Variable] is not permitted'],
  ['an unknown property in a list', one('AWS::SQS::Queue', '{Tags: [{Key: a, Value: b}], RedrivePolicy: {}, Delay: 1}'), '#: extraneous key [Delay] is not permitted'],
  ['several', one('AWS::SNS::Topic', '{A: 1, B: 2}'), '[#: extraneous key [A] is not permitted, #: extraneous key [B] is not permitted]'],
  ['a property that is missing', one('AWS::IAM::Role', '{RoleName: r}'), '#: required key [AssumeRolePolicyDocument] not found'],
  ['one that is missing where it is modelled', lambda().replace(/ {6}Code.*\n/, ''), '#: required key [Code] not found'],
  ['text for a number', one('AWS::SQS::Queue', '{DelaySeconds: soon}'), '#/DelaySeconds: expected type: Integer, found: String'],
  ['a number that is none by a parameter', `Parameters: {P: {Type: String, Default: soon}}\n${one('AWS::SQS::Queue', '{DelaySeconds: !Ref P}')}`, '#/DelaySeconds: expected type: Integer, found: String'],
  ['text for a list', one('AWS::SNS::Topic', '{Subscription: me}'), '#/Subscription: expected type: JSONArray, found: String'],
  ['a word that is not in the list', lambda('TracingConfig: {Mode: Off}'), '#/TracingConfig/Mode: #: false is not a valid enum value'],
  ['an attribute that is none', `${one('AWS::SNS::Topic', '{}')}  S: {Type: AWS::SNS::Topic, Properties: {TopicName: !GetAtt R.Name}}\n`, 'Template error: resource R does not support attribute type Name in Fn::GetAtt'],
  ['a runtime that is none', lambda().replace('nodejs22.x', 'nodejs99.x'), "Value nodejs99.x at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: ["],
  ['a runtime that is no longer', lambda().replace('nodejs22.x', 'nodejs12.x'), 'The runtime parameter of nodejs12.x is no longer supported'],
  ['too little memory', lambda('MemorySize: 127'), "Value '127' at 'memorySize' failed to satisfy constraint: Member must have value greater than or equal to 128"],
  ['too much memory', lambda('MemorySize: "10241"'), "Value '10241' at 'memorySize' failed to satisfy constraint: Member must have value less than or equal to 10240"],
  ['too long a timeout', lambda('Timeout: 901'), "Value '901' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900"],
  ['no timeout at all', lambda('Timeout: 0'), "Value '0' at 'timeout' failed to satisfy constraint: Member must have value greater than or equal to 1"],
  ['an environment over 4 kB', lambda(`Environment: {Variables: {AA: ${'x'.repeat(4088)}}}`), 'exceeded the 4KB limit'],
  ['a role that is no ARN', lambda().replace('arn:aws:iam::482109371166:role/r', 'my-role'), "Value 'my-role' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::"],
  ['a role of somebody who is no account', lambda().replace('482109371166', '48210937116'), "at 'role' failed to satisfy constraint"],
]; // prettier-ignore

/** Without these the sandbox has nothing to make. */
const CANNOT_BE_MADE = new Set(['one that is missing where it is modelled', 'an attribute that is none']);

describe('a template that is red at AWS is red here', () => {
  test.each(CASES)('%s', async (_what, text, wanted) => {
    const { status, error, failures } = await load(text);
    expect(error ?? failures?.join('\n')).toContain(wanted);
    expect(['ROLLBACK_COMPLETE', undefined]).toContain(status);
  });

  const MADE = CASES.filter(([what, text]) => !text.startsWith(SAM) && !CANNOT_BE_MADE.has(what));
  test.each(MADE)('leniently, it is made and listed: %s', async (_what, text) => {
    await post('templates', { lenient: true });
    const { notModelled = [], status, failures, error } = await load(text);
    expect([status, failures, error]).toEqual(['CREATE_COMPLETE', [], undefined]);
    expect(notModelled.map(({ why }) => why).join('\n')).toContain('AWS refuses this: ');
  });
});

describe('what is green at AWS stays green', () => {
  test.each([
    ['an environment of 4 kB', lambda(`Environment: {Variables: {AA: ${'x'.repeat(4087)}}}`)],
    [
      'numbers and booleans as text, text as numbers',
      lambda('MemorySize: "256"', 'Description: 5', 'TracingConfig: {Mode: Active}'),
    ],
    [
      'what somebody else publishes, custom resources, CDK’s metadata',
      'Resources:\n  A: {Type: Datadog::Monitors::Monitor, Properties: {x: 1}}\n  B: {Type: Custom::Thing, Properties: {ServiceToken: t, y: [1]}}\n  C: {Type: AWS::CDK::Metadata, Properties: {Analytics: z}}\n  D: {Type: Org::Team::Part::MODULE}\n',
    ],
    [
      'any attribute of a custom resource, outputs of a stack',
      'Resources:\n  B: {Type: Custom::Thing, Properties: {ServiceToken: t}}\n  C: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: u}}\n  D: {Type: AWS::SNS::Topic, Properties: {TopicName: !Join ["", [!GetAtt B.Any.Thing, !GetAtt C.Outputs.X]]}}\n',
    ],
    [
      'a policy of any form',
      one('AWS::IAM::Role', '{AssumeRolePolicyDocument: {Version: 2012-10-17, Statement: [{Any: 1}]}}'),
    ],
    ['another macro’s input', `Transform: [Own, AWS::Serverless-2016-10-31]\n${one('AWS::Own::Thing', '{}')}`],
    [
      'an attribute without effect here',
      `${lambda('SnapStart: {ApplyOn: PublishedVersions}')}  S: {Type: AWS::SNS::Topic, Properties: {DisplayName: !GetAtt F.SnapStartResponse.ApplyOn}}\n`,
    ],
  ])('%s', async (_what, text) => {
    const { status, failures, error } = await load(text);
    expect([status, failures, error]).toEqual(['CREATE_COMPLETE', [], undefined]);
  });
});

describe('over the API', () => {
  const long = `Resources: {A: {Type: AWS::SNS::Topic, Properties: {TopicName: ${'x'.repeat(51_200)}}}}`;
  test('a template of more than 51,200 bytes has to be in S3', async () => {
    const stacks = new CloudFormationClient(settings());
    const refused =
      "at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200";
    await expect(stacks.send(new CreateStackCommand({ StackName: 's', TemplateBody: long }))).rejects.toThrow(refused);
    await expect(stacks.send(new ValidateTemplateCommand({ TemplateBody: long }))).rejects.toThrow(refused);
    stacks.destroy();
  });

  test('code has to be in S3', async () => {
    const stacks = new CloudFormationClient(settings());
    const TemplateBody = `${SAM}${one('AWS::Serverless::Function', '{Runtime: nodejs22.x, Handler: i.h, CodeUri: src}')}`;
    await expect(
      stacks.send(
        new CreateStackCommand({
          StackName: 's',
          TemplateBody,
          Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_AUTO_EXPAND'],
        }),
      ),
    ).rejects.toThrow('src is no S3 address');
    stacks.destroy();
  });

  test('Lambda refuses the same settings in a change, and keeps what it had', async () => {
    const client = new LambdaClient(settings());
    const made = { Role: 'arn:aws:iam::482109371166:role/r', Runtime: 'nodejs22.x', Handler: 'i.h' } as const;
    await client.send(new CreateFunctionCommand({ FunctionName: 'f', ...made, Code: { S3Bucket: 'b', S3Key: 'k' } }));
    for (const wrong of [
      { MemorySize: 64 },
      { Timeout: 1000 },
      { Role: 'r' },
      { EphemeralStorage: { Size: 511 } },
      { Environment: { Variables: { '1a': 'x' } } },
      { Environment: { Variables: { AA: 'ü'.repeat(2100) } } },
    ])
      await expect(
        client.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'f', ...wrong })),
      ).rejects.toThrow(/failed to satisfy|4KB/);
    client.destroy();
  });
});
