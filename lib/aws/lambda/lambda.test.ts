import type { LambdaClient } from '@aws-sdk/client-lambda';
import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { createLambda } from './lambda.ts';

interface Sent {
  client: 'read' | 'act';
  operation: string;
  input: unknown;
}

/** A Lambda with a given answer for each operation; an Error is thrown. */
function fakeLambda(answers: Record<string, object | Error>) {
  const sent: Sent[] = [];
  const clientOf = (client: Sent['client']) =>
    ({
      send(command: { constructor: { name: string }; input: unknown }) {
        const operation = command.constructor.name.replace(/Command$/, '');
        sent.push({ client, operation, input: command.input });
        const answer = answers[operation] ?? {};
        return answer instanceof Error
          ? Promise.reject(answer)
          : Promise.resolve({ $metadata: { requestId: 'r-1' }, ...answer });
      },
    }) as unknown as LambdaClient;
  return { lambda: createLambda({ read: clientOf('read'), act: clientOf('act') }), sent };
}

const sdkError = (name: string, message: string, status: number) =>
  Object.assign(new Error(message), { name, $fault: 'client', $metadata: { httpStatusCode: status } });

const wanted = { functionName: 'f', alias: 'live', version: '41', revisionId: 'rev-1' };

test('an alias is put on one version: weights gone, guarded by its revision, never sent twice', async () => {
  const { lambda, sent } = fakeLambda({ UpdateAlias: { FunctionVersion: '41', RevisionId: 'rev-2' } });
  expect(await lambda.updateAlias(wanted)).toEqual({
    alias: { version: '41', weights: {}, revisionId: 'rev-2' },
    requestId: 'r-1',
  });
  expect(sent).toEqual([
    {
      client: 'act',
      operation: 'UpdateAlias',
      input: {
        FunctionName: 'f',
        Name: 'live',
        FunctionVersion: '41',
        RoutingConfig: { AdditionalVersionWeights: {} },
        RevisionId: 'rev-1',
      },
    },
  ]);
});

test('an alias that changed since it was read is not moved', async () => {
  const { lambda } = fakeLambda({ UpdateAlias: sdkError('PreconditionFailedException', 'The Revision Id …', 412) });
  await expect(lambda.updateAlias(wanted)).rejects.toMatchObject({ code: 'ALIAS_CHANGED' });
});

const seen = { functionName: 'f', codeSha256: 'abc=', description: 'Sluice: fix' };

test('what was looked at is what is published', async () => {
  const { lambda, sent } = fakeLambda({ PublishVersion: { Version: '43' } });
  expect(await lambda.publishVersion(seen)).toEqual({ version: '43', requestId: 'r-1' });
  expect(sent).toMatchObject([
    { client: 'act', input: { FunctionName: 'f', CodeSha256: 'abc=', Description: 'Sluice: fix' } },
  ]);
});

test('other code in $LATEST is a conflict, any other refusal is what it is', async () => {
  const message =
    'CodeSHA256 (abc=) is different from current CodeSHA256 in $LATEST (def=). Please try again with the CodeSHA256 in $LATEST.';
  const other = fakeLambda({ PublishVersion: sdkError('InvalidParameterValueException', message, 400) });
  await expect(other.lambda.publishVersion(seen)).rejects.toMatchObject({ code: 'CONFLICT' });
  const updating = fakeLambda({
    PublishVersion: sdkError('ResourceConflictException', 'The operation cannot be performed at this time.', 409),
  });
  await expect(updating.lambda.publishVersion(seen)).rejects.toMatchObject({ code: 'AWS_ERROR' });
});

test('a function that Lambda does not find is none; that it may not be asked about is thrown', async () => {
  expect(await fakeLambda({}).lambda.functionExists('hook')).toBe(true);
  const gone = fakeLambda({
    GetFunctionConfiguration: sdkError('ResourceNotFoundException', 'Function not found', 404),
  });
  expect(await gone.lambda.functionExists('hook')).toBe(false);
  const refused = fakeLambda({ GetFunctionConfiguration: sdkError('AccessDeniedException', 'no', 403) });
  await expect(refused.lambda.functionExists('hook')).rejects.toMatchObject({ code: 'AWS_ACCESS_DENIED' });
});

test('concurrency names the qualifier that it is provisioned for', async () => {
  const { lambda } = fakeLambda({
    GetFunctionConcurrency: { ReservedConcurrentExecutions: 20 },
    ListProvisionedConcurrencyConfigs: {
      ProvisionedConcurrencyConfigs: [
        {
          FunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:f:41',
          RequestedProvisionedConcurrentExecutions: 5,
          AvailableProvisionedConcurrentExecutions: 3,
          Status: 'IN_PROGRESS',
        },
      ],
    },
  });
  expect(await lambda.getConcurrency('f')).toEqual({
    reserved: 20,
    provisioned: [{ qualifier: '41', requested: 5, available: 3, status: 'IN_PROGRESS' }],
  });
  expect(await fakeLambda({}).lambda.getConcurrency('f')).toEqual({ reserved: null, provisioned: [] });
});

test('the code as it is now is a version too, with its architecture', async () => {
  const { lambda, sent } = fakeLambda({
    GetFunctionConfiguration: { Version: '$LATEST', CodeSha256: 'abc=', Architectures: ['arm64'], CodeSize: 7 },
  });
  expect(await lambda.getVersionConfiguration('f', '$LATEST')).toMatchObject({
    version: '$LATEST',
    codeSha256: 'abc=',
    architecture: 'arm64',
    codeSizeBytes: 7,
  });
  expect(sent).toMatchObject([{ input: { FunctionName: 'f', Qualifier: '$LATEST' } }]);
});

test('versions of the same content are distinguished from those that differ in any setting, known here or not', async () => {
  const content = {
    CodeSha256: 'abc=',
    Environment: { Variables: { Version: '1', A: 'a' } },
    SnapStart: { ApplyOn: 'PublishedVersions', OptimizationStatus: 'Off' },
  };
  const hashOf = async (configuration: object) =>
    (await fakeLambda({ GetFunctionConfiguration: configuration }).lambda.getVersionConfiguration('f', '1'))
      .contentHash;
  const hash = await hashOf({ ...content, Version: '$LATEST', RevisionId: 'r-1', State: 'Active' });
  const published = {
    Version: '64',
    RevisionId: 'r-2',
    LastModified: '2026-11-20T13:52:47.000+0000',
    Description: 'Sluice: fix',
    ...content,
    SnapStart: { OptimizationStatus: 'On', ApplyOn: 'PublishedVersions' },
    Environment: { Variables: { A: 'a', Version: '1' } },
  };
  expect(await hashOf(published)).toBe(hash);
  for (const change of [
    { CodeSha256: 'def=' },
    { Environment: { Variables: { Version: '2', A: 'a' } } },
    { VpcConfig: { SubnetIds: ['subnet-1'] } },
    { NotKnownYet: { On: true } },
    { SnapStart: { ApplyOn: 'None' } },
  ])
    expect(await hashOf({ ...published, ...change })).not.toBe(hash);
});

const SECRET = 'pa55-word-of-the-database';
const withSecret = (Version: string, value = SECRET) => ({
  Version,
  FunctionArn: `arn:aws:lambda:eu-west-1:482109371166:function:f:${Version}`,
  CodeSha256: 'abc=',
  Environment: { Variables: { DATABASE_PASSWORD: value, STAGE: 'live' } },
});

test('values of environment variables go no further than Lambda’s answer, nor does a hash that can be guessed', async () => {
  const { lambda } = fakeLambda({
    GetFunctionConfiguration: withSecret('4'),
    ListVersionsByFunction: { Versions: [withSecret('4')] },
    PublishVersion: withSecret('4'),
  });
  const known = [
    await lambda.getVersionConfiguration('f', '4'),
    await lambda.listVersions('f'),
    await lambda.functionExists('f'),
    await lambda.publishVersion(seen),
  ];
  const text = inspect(known, { depth: null, showHidden: true, maxStringLength: null, maxArrayLength: null });
  expect(text).toContain('DATABASE_PASSWORD');
  expect(text).not.toContain(SECRET);
  for (const algorithm of ['md5', 'sha1', 'sha256', 'sha512'])
    for (const encoding of ['hex', 'base64', 'base64url'] as const)
      expect(text).not.toContain(createHash(algorithm).update(SECRET).digest(encoding).slice(0, 12));
});

test('a changed value is noticed all the same, an equal one is not', async () => {
  const hashesOf = async (value: string) => {
    const { lambda } = fakeLambda({ GetFunctionConfiguration: withSecret('4', value) });
    return (await lambda.getVersionConfiguration('f', '4')).environmentHashes;
  };
  const [first, same, other] = [await hashesOf(SECRET), await hashesOf(SECRET), await hashesOf(`${SECRET}!`)];
  expect(same).toEqual(first);
  expect(other['DATABASE_PASSWORD']).not.toBe(first['DATABASE_PASSWORD']);
  expect(other['STAGE']).toBe(first['STAGE']);
});
