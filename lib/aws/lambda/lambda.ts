import {
  GetAliasCommand,
  GetFunctionConfigurationCommand,
  ListVersionsByFunctionCommand,
  type FunctionConfiguration,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import { createHmac, randomBytes } from 'node:crypto';
import type { PublishedVersion } from '../../domain/group/group.ts';
import { toIso, toMs } from '../../domain/time/iso.ts';
import { isAppError } from '../../domain/errors/problem.ts';
import type { AwsLambda, VersionConfiguration } from '../../parts/lambda.ts';
import { collectPages } from '../client/collect-pages.ts';
import { getConcurrency } from './get-concurrency.ts';
import { lambdaActs } from './lambda-acts.ts';
import { nameErrorsOf } from '../client/name-errors-of.ts';
import { toAliasState } from './to-alias-state.ts';

/** Lambda in domain words. `act` is the client that never retries: what changes something is sent exactly once. */
export function createLambda({ read: client, act }: { read: LambdaClient; act: LambdaClient }): AwsLambda {
  const name = nameErrorsOf('lambda');
  return {
    ...lambdaActs(act, name),

    getConcurrency: (functionName) => getConcurrency({ client, name }, functionName),

    async getAlias(functionName, alias) {
      const answer = await name(
        'GetAlias',
        client.send(new GetAliasCommand({ FunctionName: functionName, Name: alias })),
      );
      return toAliasState(`${functionName}:${alias}`, answer);
    },

    async listVersions(functionName) {
      const configurations = await collectPages(async (marker) => {
        const answer = await name(
          'ListVersionsByFunction',
          client.send(
            new ListVersionsByFunctionCommand({
              FunctionName: functionName,
              ...(marker ? { Marker: marker } : {}),
            }),
          ),
        );
        return { items: answer.Versions ?? [], nextToken: answer.NextMarker };
      });
      const versions: PublishedVersion[] = [];
      for (const configuration of configurations)
        if (configuration.Version && configuration.Version !== '$LATEST')
          versions.push(toPublishedVersion(configuration.Version, configuration));
      return versions.toSorted((a, b) => Number(b.version) - Number(a.version));
    },

    async getVersionConfiguration(functionName, version) {
      const configuration = await name(
        'GetFunctionConfiguration',
        client.send(new GetFunctionConfigurationCommand({ FunctionName: functionName, Qualifier: version })),
      );
      return toVersionConfiguration(version, configuration);
    },

    async functionExists(functionName) {
      try {
        await name(
          'GetFunctionConfiguration',
          client.send(new GetFunctionConfigurationCommand({ FunctionName: functionName })),
        );
        return true;
      } catch (error) {
        if (isAppError(error) && error.code === 'NOT_FOUND') return false;
        throw error;
      }
    },
  };
}

function toPublishedVersion(version: string, from: FunctionConfiguration): PublishedVersion {
  // Lambda writes "2026-11-20T13:52:47.000+0000": no colon in the offset.
  const publishedMs = toMs((from.LastModified ?? '').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return {
    version,
    publishedAt: Number.isNaN(publishedMs) ? null : toIso(publishedMs),
    description: from.Description || null,
    codeSha256: from.CodeSha256 ?? null,
    runtime: from.Runtime ?? null,
    memoryMb: from.MemorySize ?? null,
    timeoutSeconds: from.Timeout ?? null,
    roleArn: from.Role ?? null,
    deadLetterArn: from.DeadLetterConfig?.TargetArn || null,
  };
}

function toVersionConfiguration(version: string, from: FunctionConfiguration): VersionConfiguration {
  const environment = Object.entries(from.Environment?.Variables ?? {});
  return {
    ...toPublishedVersion(version, from),
    environmentNames: environment.map(([key]) => key).toSorted(),
    environmentHashes: Object.fromEntries(environment.map(([key, value]) => [key, hash(value)])),
    layers: (from.Layers ?? []).flatMap((layer) => layer.Arn ?? []),
    handler: from.Handler ?? null,
    architecture: from.Architectures?.[0] ?? null,
    codeSizeBytes: from.CodeSize ?? null,
    contentHash: hashContent(from),
  };
}

/** Settings that may differ between two versions of the same content. An unknown setting counts as content. */
const NOT_CONTENT = new Set([
  '$metadata',
  'Version',
  'FunctionArn',
  'MasterArn',
  'RevisionId',
  'LastModified',
  'Description',
  'State',
  'StateReason',
  'StateReasonCode',
  'LastUpdateStatus',
  'LastUpdateStatusReason',
  'LastUpdateStatusReasonCode',
  // AWS changes it when it patches the runtime.
  'RuntimeVersionConfig',
]);

function hashContent(configuration: FunctionConfiguration): string {
  const content = Object.fromEntries(Object.entries(configuration).filter(([name]) => !NOT_CONTENT.has(name)));
  // Its other member, OptimizationStatus, is "On" for published versions only.
  if (configuration.SnapStart !== undefined) content['SnapStart'] = configuration.SnapStart.ApplyOn;
  return hash(JSON.stringify(content, (_name, value: unknown) => inOrder(value)));
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

// Values are secrets and may be short. The key dies with the process, so a leaked hash reveals nothing about them.
const hashKey = randomBytes(32);
const hash = (value: string): string => createHmac('sha256', hashKey).update(value).digest('hex').slice(0, 16);
