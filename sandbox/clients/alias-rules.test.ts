import { StopDeploymentCommand } from '@aws-sdk/client-codedeploy';
import {
  DeleteAliasCommand,
  DeleteFunctionCommand,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startStory, type Story } from '../testing/story.ts';

let story: Story;
beforeEach(async () => {
  story = await startStory();
});
afterEach(() => story.end());

const NO_SHARING =
  'Alias with weights can not be used with functions that have different IAM role or dead-letter queue configuration.';
const LIVE = { FunctionName: 'orders', Name: 'live' };
const queue = (name: string): string => `arn:aws:sqs:eu-west-1:482109371166:${name}`;

/** What makes version 4 one that cannot share an alias with version 1. */
const DIFFERENCES = [
  ['another execution role', { Role: 'arn:aws:iam::482109371166:role/another' }],
  ['a dead-letter queue', { DeadLetterConfig: { TargetArn: queue('lost') } }],
] as const;

describe.each(DIFFERENCES)('a version with %s', (_what, difference) => {
  beforeEach(async () => {
    await story.prepare();
    await story.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'orders', ...difference }));
    await story.lambda.send(new PublishVersionCommand({ FunctionName: 'orders' }));
  });

  test('is refused beside another version, whoever writes the alias', async () => {
    const RoutingConfig = { AdditionalVersionWeights: { '4': 0.1 } };
    await expect(story.lambda.send(new UpdateAliasCommand({ ...LIVE, RoutingConfig }))).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: NO_SHARING,
    });
    const id = await story.deploy('1', '4');
    await story.advance(5);
    const failed = await story.deployment(id);
    expect(failed).toMatchObject({ status: 'Failed', errorInformation: { code: 'INVALID_LAMBDA_CONFIGURATION' } });
    expect(failed.errorInformation?.message).toContain(NO_SHARING);
    expect(await story.events(id)).toEqual(['Succeeded', 'Failed', 'Skipped']);
    expect(await story.alias()).toBe('1');
    const undo = await story.deployment(failed.rollbackInfo?.rollbackDeploymentId ?? '');
    expect(undo).toMatchObject({ status: 'Succeeded', creator: 'codeDeployRollback' });
  });

  test('takes over all at once, and back', async () => {
    const id = await story.deploy('1', '4', { deploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce' });
    await story.advance(10);
    expect(await story.deployment(id)).toMatchObject({ status: 'Succeeded' });
    expect(await story.alias()).toBe('4');
    const back = await story.deploy('4', '1', { deploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce' });
    await story.advance(10);
    expect(await story.deployment(back)).toMatchObject({ status: 'Succeeded' });
    expect(await story.alias()).toBe('1');
  });
});

test('versions with the same dead-letter queue share an alias', async () => {
  await story.prepare();
  const DeadLetterConfig = { TargetArn: queue('lost') };
  for (const Description of ['a', 'b']) {
    const settings = { FunctionName: 'orders', DeadLetterConfig, MemorySize: Description === 'a' ? 256 : 512 };
    await story.lambda.send(new UpdateFunctionConfigurationCommand(settings));
    await story.lambda.send(new PublishVersionCommand({ FunctionName: 'orders' }));
  }
  await story.lambda.send(new UpdateAliasCommand({ ...LIVE, FunctionVersion: '4' }));
  await story.deploy('4', '5');
  await story.advance(5);
  expect(await story.alias()).toBe('4 5=0.1');
});

test('an alias on $LATEST cannot be split by a deployment', async () => {
  await story.prepare();
  await story.lambda.send(new UpdateAliasCommand({ ...LIVE, FunctionVersion: '$LATEST' }));
  const id = await story.deploy('$LATEST', '2');
  await story.advance(5);
  expect(await story.deployment(id)).toMatchObject({
    status: 'Failed',
    errorInformation: { code: 'INVALID_LAMBDA_CONFIGURATION' },
  });
  expect(await story.alias()).toBe('$LATEST');
});

test.each([
  ['alias', () => story.lambda.send(new DeleteAliasCommand(LIVE))],
  ['function', () => story.lambda.send(new DeleteFunctionCommand({ FunctionName: 'orders' }))],
])('a deployment whose %s is deleted fails at its next step, and so does what would undo it', async (what, remove) => {
  await story.prepare();
  const id = await story.deploy('1', '2');
  await story.advance(30);
  await remove();
  await story.advance(300);
  const failed = await story.deployment(id);
  const code = what === 'alias' ? 'INVALID_LAMBDA_CONFIGURATION' : 'INVALID_LAMBDA_FUNCTION';
  expect(failed).toMatchObject({ status: 'Failed', errorInformation: { code } });
  const undo = await story.deployment(failed.rollbackInfo?.rollbackDeploymentId ?? '');
  expect(undo).toMatchObject({ status: 'Failed', errorInformation: { code } });
  expect(story.logged).toEqual([]);
});

test('a version that is gone when a stop rolls back leaves the rollback failed', async () => {
  await story.prepare();
  const id = await story.deploy('1', '2');
  await story.advance(30);
  await story.lambda.send(new UpdateAliasCommand({ ...LIVE, FunctionVersion: '2', RoutingConfig: {} }));
  await story.lambda.send(new DeleteFunctionCommand({ FunctionName: 'orders', Qualifier: '1' }));
  await story.codeDeploy.send(new StopDeploymentCommand({ deploymentId: id, autoRollbackEnabled: true }));
  await story.advance(10);
  const stopped = await story.deployment(id);
  const undo = await story.deployment(stopped.rollbackInfo?.rollbackDeploymentId ?? '');
  expect(undo).toMatchObject({ status: 'Failed', errorInformation: { code: 'INVALID_LAMBDA_CONFIGURATION' } });
  expect(await story.alias()).toBe('2');
});
