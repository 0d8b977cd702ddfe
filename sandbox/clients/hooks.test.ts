import { PutLifecycleEventHookExecutionStatusCommand } from '@aws-sdk/client-codedeploy';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startStory, type Story } from '../testing/story.ts';

const BEFORE = { hooks: [{ BeforeAllowTraffic: 'orders-before' }] };
const AFTER = { hooks: [{ AfterAllowTraffic: 'orders-after' }] };
const HOOK_ERROR = {
  code: 'HOOK_EXECUTION_FAILURE',
  message: 'The deployment failed because one or more of the lifecycle event validation functions failed.',
};

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

let story: Story;
beforeEach(async () => {
  story = await startStory();
  await story.prepare();
});
afterEach(() => story.end());

const script = (functionName: string, kind: 'succeed' | 'fail' | 'silent'): void =>
  story.sandbox.world.codeDeploy.setHookBehaviour(functionName, { kind, afterMs: 3000 });

test('a failing pre-traffic hook fails the rollout before any traffic moved', async () => {
  script('orders-before', 'fail');
  const id = await story.deploy('1', '2', BEFORE);
  await story.advance(10);
  const failed = await story.deployment(id);
  expect(failed).toMatchObject({ status: 'Failed', errorInformation: HOOK_ERROR });
  expect(await story.events(id)).toEqual(['Failed', 'Skipped', 'Skipped']);
  expect(await story.alias()).toBe('1');
  expect(failed.rollbackInfo?.rollbackDeploymentId).toBeDefined();
});

test('a failing post-traffic hook fails the rollout at 100%, and it is rolled back within seconds', async () => {
  script('orders-after', 'fail');
  const id = await story.deploy('1', '2', AFTER);
  await story.advance(303);
  expect(await story.alias()).toBe('2');
  expect(await story.events(id)).toEqual(['Succeeded', 'Succeeded', 'InProgress']);
  await story.advance(10);
  expect(await story.deployment(id)).toMatchObject({ status: 'Failed', errorInformation: HOOK_ERROR });
  expect(await story.events(id)).toEqual(['Succeeded', 'Succeeded', 'Failed']);
  expect(await story.alias()).toBe('1');
});

test('a hook that never answers fails after an hour', async () => {
  script('orders-before', 'silent');
  const id = await story.deploy('1', '2', BEFORE);
  await story.advance(3590);
  expect((await story.deployment(id)).status).toBe('InProgress');
  await story.advance(20);
  expect(await story.deployment(id)).toMatchObject({ status: 'Failed', errorInformation: HOOK_ERROR });
});

test('a hook is answered from outside with PutLifecycleEventHookExecutionStatus, once', async () => {
  script('orders-before', 'silent');
  const id = await story.deploy('1', '2', BEFORE);
  await story.advance(5);
  const answer = await fetch(`${story.sandbox.url}/_sandbox/hooks/pending`);
  const { pending } = (await answer.json()) as {
    pending: { deploymentId: string; lifecycleEventHookExecutionId: string }[];
  };
  expect(pending).toMatchObject([{ deploymentId: id, event: 'BeforeAllowTraffic', functionName: 'orders-before' }]);
  const report = (
    status: 'Succeeded' | 'Failed' | 'Skipped',
    executionId = pending[0]?.lifecycleEventHookExecutionId,
  ) =>
    story.codeDeploy.send(
      new PutLifecycleEventHookExecutionStatusCommand({
        deploymentId: id,
        lifecycleEventHookExecutionId: executionId,
        status,
      }),
    );
  await expect(report('Skipped')).rejects.toMatchObject({ name: 'InvalidLifecycleEventHookExecutionStatusException' });
  await expect(report('Succeeded', 'other')).rejects.toMatchObject({
    name: 'InvalidLifecycleEventHookExecutionIdException',
  });
  await report('Succeeded');
  expect(await story.events(id)).toEqual(['Succeeded', 'InProgress', 'Pending']);
  await expect(report('Failed')).rejects.toMatchObject({ name: 'LifecycleEventAlreadyCompletedException' });
});

test('a hook function that does not exist fails the rollout', async () => {
  const id = await story.deploy('1', '2', { hooks: [{ BeforeAllowTraffic: 'nobody' }] });
  await story.advance(10);
  expect((await story.deployment(id)).errorInformation?.code).toBe('HOOK_EXECUTION_FAILURE');
});

test.each([
  ['succeed', 'Succeeded'],
  ['fail', 'Failed'],
  ['silent', 'no answer'],
] as const)(
  'a hook without code that is to %s leaves START, its line, END and REPORT in its log',
  async (kind, said) => {
    script('orders-before', kind);
    const id = await story.deploy('1', '2', BEFORE);
    const logged = async () => {
      const logs = new CloudWatchLogsClient({ region: 'eu-west-1', credentials, endpoint: story.sandbox.url });
      const { events = [] } = await logs.send(
        new FilterLogEventsCommand({ logGroupName: '/aws/lambda/orders-before', filterPattern: '' }),
      );
      logs.destroy();
      return events.map(({ message }) => message ?? '');
    };
    await story.advance(2.5);
    expect(await logged()).toEqual([expect.stringMatching(/^START RequestId: [0-9a-f-]{36} Version: \$LATEST\n$/)]);
    await story.advance(5);
    const [, line, end, report] = await logged();
    expect(line).toContain(id);
    expect(line).toContain(said);
    expect(end).toMatch(/^END RequestId: /);
    expect(report).toMatch(/^REPORT RequestId: \S+\tDuration: [23]000\.00 ms/);
  },
);
