import { partitionOf } from '../kernel/account.ts';
import { createHash } from 'node:crypto';
import type {
  CreateFunctionRequest,
  FunctionCodeLocation,
  FunctionConfiguration,
  GetFunctionRequest,
  GetFunctionResponse,
  ListFunctionsRequest,
  ListFunctionsResponse,
  ListTagsRequest,
  ListTagsResponse,
  UpdateFunctionCodeRequest,
  UpdateFunctionConfigurationRequest,
} from '@aws-sdk/client-lambda';
import { AwsError, type Operation } from '../kernel/operation.ts';
import { checkSettings } from './check-settings.ts';
import { configurationOf, withoutEmpty } from './configuration-of.ts';
import { findFunction, findVersion, parseFunctionName } from './find-function.ts';
import { asListed, versionsOf } from './list-versions.ts';
import { paginate } from './paginate.ts';
import { publishVersion } from './publish-version.ts';
import {
  functionArn,
  invalidParameter,
  lambdaTime,
  newRevisionId,
  staleRevision,
  type FunctionRecord,
  type LambdaState,
} from './state.ts';

/** The build of the runtime; all functions here share one. */
const RUNTIME_ID = '0'.repeat(64);
const DEFAULT_TIMEOUT_SECONDS = 3;
const DEFAULT_MEMORY_MB = 128;

export function functionOperations(state: LambdaState): Record<string, Operation> {
  return {
    CreateFunction: (input: CreateFunctionRequest) => createFunction(state, input),

    GetFunction(input: GetFunctionRequest): GetFunctionResponse {
      const { record, version, qualifier } = findVersion(state, input.FunctionName ?? '', input.Qualifier);
      return {
        Configuration: qualified(state, record, version, qualifier),
        Code: codeLocation(record, version),
        ...(Object.keys(record.tags).length > 0 ? { Tags: record.tags } : {}),
        ...(record.reservedConcurrency === null
          ? {}
          : { Concurrency: { ReservedConcurrentExecutions: record.reservedConcurrency } }),
      };
    },

    GetFunctionConfiguration(input: GetFunctionRequest): FunctionConfiguration {
      const { record, version, qualifier } = findVersion(state, input.FunctionName ?? '', input.Qualifier);
      return qualified(state, record, version, qualifier);
    },

    UpdateFunctionCode(input: UpdateFunctionCodeRequest): FunctionConfiguration {
      const record = findFunction(state, input.FunctionName ?? '');
      if (input.RevisionId !== undefined && input.RevisionId !== record.latest.RevisionId) throw staleRevision();
      const next = {
        ...record.latest,
        ...digestOf(state, input),
        ...(input.Architectures === undefined ? {} : { Architectures: input.Architectures }),
      };
      if (input.DryRun === true) return next;
      record.latest = touched(state, next);
      record.code.delete('$LATEST');
      keepImage(record, input.ImageUri);
      return input.Publish === true ? publishVersion(state, record, undefined) : record.latest;
    },

    UpdateFunctionConfiguration(input: UpdateFunctionConfigurationRequest): FunctionConfiguration {
      const record = findFunction(state, input.FunctionName ?? '');
      if (input.RevisionId !== undefined && input.RevisionId !== record.latest.RevisionId) throw staleRevision();
      if (!state.settings.lenient) checkSettings(input);
      const next = { ...record.latest, ...configurationOf(input) };
      record.latest = touched(state, withoutEmpty(next));
      return record.latest;
    },

    ListFunctions(input: ListFunctionsRequest): ListFunctionsResponse {
      const all = [...state.functions.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
      const rows =
        input.FunctionVersion === 'ALL'
          ? all.flatMap((record) => versionsOf(state, record))
          : all.map((record) => record.latest);
      const { page, nextMarker } = paginate(rows, input.Marker, input.MaxItems);
      return { Functions: page.map(asListed), ...(nextMarker === undefined ? {} : { NextMarker: nextMarker }) };
    },

    ListTags(input: ListTagsRequest): ListTagsResponse {
      return { Tags: findFunction(state, input.Resource ?? '').tags };
    },
  };
}

function createFunction(state: LambdaState, input: CreateFunctionRequest): FunctionConfiguration {
  const { name } = parseFunctionName(input.FunctionName ?? '');
  if (state.functions.has(name))
    throw new AwsError('ResourceConflictException', `Function already exist: ${name}`, 409);
  const {
    Code,
    Publish,
    Tags,
    FunctionName: _name,
    PackageType = 'Zip',
    Architectures = ['x86_64'],
    ...settings
  } = input;
  if (!state.settings.lenient) checkSettings(settings);
  const code = digestOf(state, Code ?? {});
  const latest = withoutEmpty({
    Description: '',
    Timeout: DEFAULT_TIMEOUT_SECONDS,
    MemorySize: DEFAULT_MEMORY_MB,
    PackageType,
    Architectures,
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    EphemeralStorage: { Size: 512 },
    TracingConfig: { Mode: 'PassThrough' },
    LoggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${name}` },
    ...configurationOf(settings),
    // An image brings its own runtime.
    ...(PackageType === 'Image'
      ? {}
      : {
          RuntimeVersionConfig: {
            RuntimeVersionArn: `arn:${partitionOf(state.account.region)}:lambda:${state.account.region}::runtime:${RUNTIME_ID}`,
          },
        }),
    FunctionName: name,
    FunctionArn: functionArn(state, name),
    Version: '$LATEST',
    ...code,
    LastModified: lambdaTime(state.clock.now()),
    RevisionId: newRevisionId(state),
    State: 'Active',
    LastUpdateStatus: 'Successful',
  });
  const record: FunctionRecord = {
    name,
    latest,
    versions: new Map(),
    aliases: new Map(),
    code: new Map(),
    images: new Map(),
    published: null,
    nextVersion: 1,
    reservedConcurrency: null,
    provisioned: new Map(),
    tags: { ...Tags },
  };
  keepImage(record, Code?.ImageUri);
  state.functions.set(name, record);
  // Recorded: the answer has the version's number, and the ARN without it.
  return Publish === true
    ? { ...publishVersion(state, record, undefined), FunctionArn: functionArn(state, name) }
    : latest;
}

function keepImage(record: FunctionRecord, uri: string | undefined): void {
  if (uri === undefined) record.images.delete('$LATEST');
  else record.images.set('$LATEST', uri);
}

function codeLocation(record: FunctionRecord, version: FunctionConfiguration): FunctionCodeLocation {
  const { Version: number = '$LATEST', CodeSha256: sha256 = '' } = version;
  const image = record.images.get(number);
  if (image === undefined)
    return { RepositoryType: 'S3', Location: `https://simulated.invalid/${record.name}/${sha256}` };
  const repository = image.replace(/[:@][^/]*$/, '');
  return { RepositoryType: 'ECR', ImageUri: image, ResolvedImageUri: `${repository}@sha256:${sha256}` };
}

function touched(state: LambdaState, next: FunctionConfiguration): FunctionConfiguration {
  return { ...next, LastModified: lambdaTime(state.clock.now()), RevisionId: newRevisionId(state) };
}

function qualified(
  state: LambdaState,
  record: FunctionRecord,
  version: FunctionConfiguration,
  qualifier: string | null,
): FunctionConfiguration {
  return qualifier === null ? version : { ...version, FunctionArn: functionArn(state, record.name, qualifier) };
}

interface CodeSource {
  ZipFile?: Uint8Array | undefined;
  S3Bucket?: string | undefined;
  S3Key?: string | undefined;
  S3ObjectVersion?: string | undefined;
  ImageUri?: string | undefined;
}

/** For code in a bucket that is not the sandbox's, the address stands in for the bytes. */
function codeBytes(state: LambdaState, source: CodeSource): Uint8Array {
  if (source.ZipFile !== undefined) return source.ZipFile;
  const { S3Bucket: bucket, S3Key: key = '' } = source;
  const object = bucket === undefined ? undefined : state.s3.read(bucket, key);
  if (object === null)
    throw invalidParameter(
      'Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.',
    );
  if (object !== undefined) return object;
  const address =
    source.ImageUri ??
    (source.S3Bucket === undefined
      ? undefined
      : `${source.S3Bucket}/${source.S3Key ?? ''}?${source.S3ObjectVersion ?? ''}`);
  if (address === undefined) throw invalidParameter('Please provide a source for function code.');
  return Buffer.from(address);
}

function digestOf(state: LambdaState, source: CodeSource): { CodeSha256: string; CodeSize: number } {
  const bytes = codeBytes(state, source);
  const hash = createHash('sha256').update(bytes);
  // An image's is its digest, as registries write it, and its size is not Lambda's to know.
  if (source.ImageUri !== undefined) return { CodeSha256: hash.digest('hex'), CodeSize: 0 };
  return { CodeSha256: hash.digest('base64'), CodeSize: bytes.byteLength };
}
