import {
  CreateAliasCommand,
  CreateFunctionCommand,
  GetAliasCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  ListAliasesCommand,
  ListFunctionsCommand,
  ListTagsCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startStory, type Story } from '../testing/story.ts';

const ARN = 'arn:aws:lambda:eu-west-1:482109371166:function:orders';

let story: Story;
beforeEach(async () => {
  story = await startStory();
  await story.prepare({}, 3);
});
afterEach(() => story.end());

const createAlias = (FunctionVersion: string, weights?: Record<string, number>, Name = 'other') =>
  story.lambda.send(
    new CreateAliasCommand({
      FunctionName: 'orders',
      Name,
      FunctionVersion,
      ...(weights === undefined ? {} : { RoutingConfig: { AdditionalVersionWeights: weights } }),
    }),
  );

test('a stale RevisionId is refused with 412, the current one is replaced by a new one', async () => {
  const { lambda } = story;
  const before = await lambda.send(new GetAliasCommand({ FunctionName: 'orders', Name: 'live' }));
  const move = (RevisionId: string | undefined) =>
    lambda.send(new UpdateAliasCommand({ FunctionName: 'orders', Name: 'live', FunctionVersion: '2', RevisionId }));
  const after = await move(before.RevisionId);
  expect(after.RevisionId).not.toBe(before.RevisionId);
  await expect(move(before.RevisionId)).rejects.toMatchObject({
    name: 'PreconditionFailedException',
    $metadata: { httpStatusCode: 412 },
    Type: 'User',
  });
});

test.each<[string, string, Record<string, number>, string, string]>([
  [
    'two further versions',
    '1',
    { 2: 0.1, 3: 0.1 },
    'InvalidParameterValueException',
    'Number of items in AdditionalVersionWeights cannot be greater than 1',
  ],
  [
    'a weight above 1',
    '1',
    { 2: 2 },
    'ValidationException',
    "1 validation error detected: Value '{2=2.0}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]",
  ],
  [
    'the same version twice',
    '1',
    { 1: 0.5 },
    'InvalidParameterValueException',
    'Invalid function version 1. Function version 1 is already included in routing configuration.',
  ],
  [
    '$LATEST split',
    '$LATEST',
    { 1: 0.5 },
    'InvalidParameterValueException',
    '$LATEST is not supported for an alias pointing to more than 1 version',
  ],
  [
    '$LATEST as a weight',
    '1',
    { $LATEST: 0.5 },
    'ValidationException',
    "1 validation error detected: Value '{$LATEST=0.5}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+]",
  ],
  ['a version that does not exist', '10', {}, 'ResourceNotFoundException', `Function not found: ${ARN}:10`],
])('routing is refused as recorded against AWS: %s', async (_why, version, weights, name, message) => {
  await expect(createAlias(version, weights)).rejects.toMatchObject({ name, message });
});

test('aliases: created once, listed by version, absent ones named by their ARN', async () => {
  await createAlias('2', { 3: 0.25 });
  await expect(createAlias('2')).rejects.toMatchObject({
    name: 'ResourceConflictException',
    message: `Alias already exists: ${ARN}:other`,
    $metadata: { httpStatusCode: 409 },
  });
  const list = async (FunctionVersion?: string) =>
    (await story.lambda.send(new ListAliasesCommand({ FunctionName: 'orders', FunctionVersion }))).Aliases?.map(
      (alias) => alias.Name,
    );
  expect(await list()).toEqual(['live', 'other']);
  expect(await list('3')).toEqual(['other']);
  await expect(story.lambda.send(new GetAliasCommand({ FunctionName: 'orders', Name: 'none' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: `Cannot find alias arn: ${ARN}:none`,
  });
  await expect(createAlias('1', undefined, '2024')).rejects.toMatchObject({ name: 'ValidationException' });
});

test('publishing unchanged code and configuration gives the last version again', async () => {
  const publish = () => story.lambda.send(new PublishVersionCommand({ FunctionName: 'orders' }));
  expect((await publish()).Version).toBe('3');
  await story.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'orders', MemorySize: 1024 }));
  expect(await publish()).toMatchObject({ Version: '4', MemorySize: 1024, FunctionArn: `${ARN}:4` });
});

test('a function tells its architecture, package, layers, network and SnapStart, and no longer what it lost', async () => {
  const FunctionName = 'placed';
  const layer = 'arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension:53';
  const network = { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] };
  await story.lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Role: 'arn:aws:iam::482109371166:role/placed',
      Handler: 'index.handler',
      Runtime: 'java21',
      Code: { ZipFile: new Uint8Array([1]) },
      Architectures: ['arm64'],
      Layers: [layer],
      VpcConfig: network,
      SnapStart: { ApplyOn: 'PublishedVersions' },
    }),
  );
  const read = (Qualifier?: string) =>
    story.lambda.send(new GetFunctionConfigurationCommand({ FunctionName, ...(Qualifier ? { Qualifier } : {}) }));
  expect(await read()).toMatchObject({
    Architectures: ['arm64'],
    PackageType: 'Zip',
    Layers: [{ Arn: layer }],
    VpcConfig: network,
    SnapStart: { ApplyOn: 'PublishedVersions', OptimizationStatus: 'Off' },
  });
  for (let i = 0; i < 2; i++) await story.lambda.send(new PublishVersionCommand({ FunctionName }));
  expect(await read('1')).toMatchObject({ SnapStart: { OptimizationStatus: 'On' } });
  await expect(read('2')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  const VpcConfig = { SubnetIds: [], SecurityGroupIds: [] };
  const changed = await story.lambda.send(
    new UpdateFunctionConfigurationCommand({ FunctionName, Layers: [], VpcConfig }),
  );
  expect(changed).not.toHaveProperty('Layers');
  expect(changed).not.toHaveProperty('VpcConfig');

  await story.lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'boxed',
      Role: 'arn:aws:iam::482109371166:role/boxed',
      PackageType: 'Image',
      Code: { ImageUri: '482109371166.dkr.ecr.eu-west-1.amazonaws.com/boxed:1' },
      ImageConfig: { Command: ['run'] },
    }),
  );
  const boxed = await story.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'boxed' }));
  expect(boxed).toMatchObject({ PackageType: 'Image', ImageConfigResponse: { ImageConfig: { Command: ['run'] } } });
  expect(boxed.Runtime).toBeUndefined();
});

test('versions come in pages of at most 50, $LATEST first', async () => {
  for (let i = 0; i < 60; i++) {
    await story.lambda.send(
      new UpdateFunctionConfigurationCommand({ FunctionName: 'orders', Description: `${i}`, Timeout: 1 + i }),
    );
    await story.lambda.send(new PublishVersionCommand({ FunctionName: 'orders' }));
  }
  const list = (Marker?: string) =>
    story.lambda.send(new ListVersionsByFunctionCommand({ FunctionName: 'orders', MaxItems: 1000, Marker }));
  const first = await list();
  expect(first.Versions).toHaveLength(50);
  expect(first.Versions?.[0]?.Version).toBe('$LATEST');
  const second = await list(first.NextMarker);
  expect(second.Versions?.at(-1)?.Version).toBe('63');
  expect(second.NextMarker).toBeUndefined();
});

test('a qualifier, an ARN, and a function that does not exist', async () => {
  const { lambda } = story;
  const byAlias = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'orders', Qualifier: 'live' }));
  expect(byAlias).toMatchObject({ Version: '1', FunctionArn: `${ARN}:live` });
  const byArn = await lambda.send(new GetFunctionCommand({ FunctionName: `${ARN}:2` }));
  expect(byArn.Configuration?.Version).toBe('2');
  await expect(lambda.send(new GetFunctionCommand({ FunctionName: 'nope' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Function not found: arn:aws:lambda:eu-west-1:482109371166:function:nope',
    $metadata: { httpStatusCode: 404 },
  });
  expect((await lambda.send(new ListFunctionsCommand({}))).Functions?.map((fn) => fn.FunctionName)).toEqual([
    'orders',
    'orders-after',
    'orders-before',
  ]);
  expect((await lambda.send(new ListTagsCommand({ Resource: ARN }))).Tags).toEqual({});
});
