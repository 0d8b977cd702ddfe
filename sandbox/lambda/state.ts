import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { partitionOf, type Account } from '../kernel/account.ts';
import type { Clock, SimMs } from '../kernel/clock.ts';
import { makeUuid } from '../kernel/make-id.ts';
import { AwsError } from '../kernel/operation.ts';
import type { Random } from '../kernel/random.ts';
import type { FunctionCode } from '../runtime/function-code.ts';

export interface AliasRecord {
  name: string;
  functionVersion: string;
  description: string;
  /** Version → fraction 0–1; empty when the alias is not split. */
  weights: Record<string, number>;
  revisionId: string;
}

/** Provisioned concurrency of an alias or a version. */
export interface ProvisionedRecord {
  requested: number;
  /** When it was last requested. */
  modifiedAt: SimMs;
  /** When the allocation last began to change. */
  changedAt: SimMs;
  /** Environments of each version at that time. */
  had: Record<string, number>;
}

export interface FunctionRecord {
  name: string;
  /** $LATEST. */
  latest: FunctionConfiguration;
  /** Published versions in order of publishing. */
  versions: Map<string, FunctionConfiguration>;
  aliases: Map<string, AliasRecord>;
  /** Code by version, including $LATEST. */
  code: Map<string, FunctionCode>;
  /** The image's address by version, including $LATEST, of a function whose code is one. */
  images: Map<string, string>;
  /** The version that was published last, and what $LATEST was then; null: none yet. */
  published: { version: string; fingerprint: string } | null;
  /** Numbers are not reused when a version is deleted. */
  nextVersion: number;
  reservedConcurrency: number | null;
  /** By alias or version. */
  provisioned: Map<string, ProvisionedRecord>;
  tags: Record<string, string>;
}

export interface AccountConcurrency {
  /** How many invocations may run at once in the account. */
  limit: number;
  /** Counts every change of limits, reservations and allocations, so that others know when to look again. */
  revision: number;
}

export interface LambdaState {
  readonly account: Account;
  readonly clock: Clock;
  readonly random: Random;
  readonly functions: Map<string, FunctionRecord>;
  readonly concurrency: AccountConcurrency;
  /** Lenient: settings that Lambda would refuse are taken. */
  readonly settings: { readonly lenient: boolean };
  /** An object's bytes. null: no such key; undefined: no bucket of the sandbox. */
  readonly s3: { read(bucket: string, key: string): Uint8Array | null | undefined };
}

export const functionArn = (state: LambdaState, name: string, qualifier?: string): string =>
  `arn:${partitionOf(state.account.region)}:lambda:${state.account.region}:${state.account.accountId}:function:${name}${qualifier === undefined ? '' : `:${qualifier}`}`;

export const newRevisionId = (state: LambdaState): string => makeUuid(state.random);

/** Lambda's format of a time: "2026-11-20T14:04:10.000+0000". */
export const lambdaTime = (ms: number): string => new Date(ms).toISOString().replace('Z', '+0000');

export function notFound(arn: string): AwsError {
  return new AwsError('ResourceNotFoundException', `Function not found: ${arn}`, 404);
}

export function staleRevision(): AwsError {
  return new AwsError(
    'PreconditionFailedException',
    'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
    412,
  );
}

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message, 400);
}

/** Lambda's front-end validation: shows the value as Java prints it. */
export function constraint(value: string, member: string, rule: string): AwsError {
  return new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${rule}`,
  );
}
