import { existsSync, readFileSync } from 'node:fs';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
  ListStackResourcesCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startStory, type Story } from '../testing/story.ts';

/** Outputs of real accounts. They are third-party material and lie outside the repository. */
const FOLDER = new URL('../../../shared/data/captured/', import.meta.url);
const here = existsSync(FOLDER);
if (!here) process.stdout.write('skipped: ../shared/data/captured is not there, so no stack is compared with it\n');

type Json = { [key: string]: Json } & { toString(): string };
const read = (name: string): Json => JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as Json;

const NAMES = { StackName: 'shop', Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_AUTO_EXPAND'] } as const;

/** The captured stack, as far as its author tells of it: a function with an alarm, both hooks and roles. */
const template = (key: string): string => `
Transform: AWS::Serverless-2016-10-31
Resources:
  CanaryFunction:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: canary
      CodeUri: s3://packages/${key}
      Handler: index.handler
      Runtime: python3.13
      AutoPublishAlias: live
      DeploymentPreference:
        Type: Canary10Percent5Minutes
        Alarms: [!Ref CanaryErrorAlarm]
        Hooks: {PreTraffic: !Ref CodeDeployHookPreTraffic, PostTraffic: !Ref CodeDeployHookPostTraffic}
  CodeDeployHookPreTraffic:
    Type: AWS::Serverless::Function
    Properties: {FunctionName: pre, CodeUri: s3://packages/pre, Handler: a.b, Runtime: python3.13}
  CodeDeployHookPostTraffic:
    Type: AWS::Serverless::Function
    Properties: {FunctionName: post, CodeUri: s3://packages/post, Handler: a.b, Runtime: python3.13}
  CanaryErrorAlarm:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmName: red
      Namespace: Shop
      MetricName: Errors
      Statistic: Sum
      Period: 60
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanThreshold
      TreatMissingData: ignore
`;

let story: Story;
let stacks: CloudFormationClient;
beforeEach(async () => {
  story = await startStory();
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  stacks = new CloudFormationClient({ region: 'eu-west-1', credentials, endpoint: story.url, maxAttempts: 1 });
});
afterEach(async () => {
  stacks.destroy();
  await story.end();
});

const create = (body: string) =>
  stacks.send(new CreateStackCommand({ ...NAMES, Capabilities: [...NAMES.Capabilities], TemplateBody: body }));
const update = (body: string) =>
  stacks.send(new UpdateStackCommand({ ...NAMES, Capabilities: [...NAMES.Capabilities], TemplateBody: body }));
const told = async () => {
  const { StackEvents = [] } = await stacks.send(new DescribeStackEventsCommand({ StackName: 'shop' }));
  return StackEvents.toReversed();
};
/** What stands for ids, names and tokens in both. */
const shape = (text: unknown): string =>
  String(text)
    .replaceAll(/d-[A-Z0-9]{9}/g, 'd-ID')
    .replaceAll(/<[^>]+>/g, '<alarm>')
    .replaceAll(/RequestToken: [^,]+,/g, 'RequestToken: ...,');

describe.skipIf(!here)('a stack compared with what real accounts showed', () => {
  test('it has the resources that SAM made at AWS, of the same types', async () => {
    await create(template('one'));
    const { StackResourceSummaries = [] } = await stacks.send(new ListStackResourcesCommand({ StackName: 'shop' }));
    const captured = read('canary-run-and-alarm-rollback')['E4.1_list_stack_resources_table'] as unknown as string[][];
    const hashless = (name = ''): string => name.replace(/Version[0-9a-f]{10}$/, 'Version');
    const mine = StackResourceSummaries.map((one) => `${hashless(one.LogicalResourceId)} ${one.ResourceType}`);
    const known = captured.map(([name, type]) => `${hashless(name)} ${type}`);
    expect(mine.toSorted()).toEqual(known.toSorted());
  });

  test('an alarm: the alias fails, the stack rolls back, with the reason as captured', async () => {
    const run = read('canary-run-and-alarm-rollback')['E4.5_forced_rollback'] ?? {};
    await create(template('one'));
    await update(template('bad'));
    await story.advance(48);
    await story.setAlarm('red', 'ALARM');
    await story.advance(200);
    const events = await told();
    const wanted = (run['cloudformation_lines'] as unknown as string[])
      .filter((line) => line.startsWith('UPDATE_'))
      .map((line) => line.split(/\s+/).slice(0, 2).join(' '));
    const mine = events.map(({ ResourceStatus, ResourceType }) => `${ResourceStatus} ${ResourceType}`);
    expect(mine.filter((line) => wanted.includes(line))).toEqual(wanted);
    const [reason] = run['cloudformation_reason'] as unknown as { Reason: string }[];
    const failed = events.find(({ ResourceStatus }) => ResourceStatus === 'UPDATE_FAILED');
    expect(shape(failed?.ResourceStatusReason)).toBe(shape(reason?.Reason));
  });

  test('a failed hook: the events of the alias and the stack in the order and with the gaps captured', async () => {
    const lines = read('hook-failure')['cloudformation_events'] as unknown as string[];
    story.sandbox.world.codeDeploy.setHookBehaviour('post', { kind: 'fail', afterMs: 2000 });
    await create(template('one'));
    await update(template('bad'));
    await story.advance(500);
    const events = (await told()).slice(-40);
    const at = (part: string): number => {
      const found = events.find((one) => `${one.ResourceStatus} ${one.ResourceStatusReason ?? ''}`.includes(part));
      return (found?.Timestamp?.getTime() ?? Number.NaN) / 1000;
    };
    const seconds = (part: string): number => {
      const [hour, minute, second] = (lines.find((line) => line.includes(part)) ?? '')
        .slice(0, 8)
        .split(':')
        .map(Number);
      return (hour ?? 0) * 3600 + (minute ?? 0) * 60 + (second ?? 0);
    };
    const marks = [
      'deployment started: d-',
      'rollback deployment started',
      'UPDATE_FAILED',
      'UPDATE_ROLLBACK_IN_PROGRESS',
    ];
    const gaps = (of: (part: string) => number): number[] =>
      marks.slice(1).map((mark, n) => of(mark) - of(marks[n] ?? ''));
    for (const [n, gap] of gaps(at).entries()) expect(Math.abs(gap - (gaps(seconds)[n] ?? 0))).toBeLessThanOrEqual(5);
    const reason = shape(events.find(({ ResourceStatus }) => ResourceStatus === 'UPDATE_FAILED')?.ResourceStatusReason);
    expect(reason).toContain(shape(lines.find((line) => line.startsWith('"d-'))).slice(1, -1));
  });
});
