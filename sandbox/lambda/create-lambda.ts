import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import type { Account } from '../kernel/account.ts';
import type { Clock, SimMs } from '../kernel/clock.ts';
import type { Operation } from '../kernel/operation.ts';
import type { Random } from '../kernel/random.ts';
import type { Rooms, Route, Router } from '../kernel/routing-port.ts';
import { NO_CODE, type FunctionCode } from '../runtime/function-code.ts';
import { pickVersion } from '../traffic/pick-version.ts';
import { newAccountConcurrency, provisionedOf, unreserved } from './account-concurrency.ts';
import { aliasOperations } from './alias-operations.ts';
import { concurrencyOperations } from './concurrency-operations.ts';
import { deleteOperations } from './delete-operations.ts';
import { findFunction, findVersion } from './find-function.ts';
import { functionOperations } from './function-operations.ts';
import { moveAlias, provisionedFor } from './provisioned-concurrency.ts';
import { provisionedOperations } from './provisioned-operations.ts';
import { functionArn, lambdaTime, newRevisionId, notFound, type LambdaState } from './state.ts';
import { versionOperations } from './version-operations.ts';

/** How CodeDeploy moves aliases. */
export interface AliasMover {
  /** null: no such function or alias. */
  route(functionName: string, alias: string): Route | null;
  hasFunction(functionName: string): boolean;
  hasVersion(functionName: string, version: string): boolean;
  /**
   * Points the alias at `version`, with `weights` (fraction 0–1) for at most one other. Throws AwsError where
   * UpdateAlias would: the same rules hold.
   */
  move(functionName: string, alias: string, version: string, weights: Record<string, number>): void;
}

/** What one call of a function runs. */
export interface Target {
  functionName: string;
  /** The qualifier in the call: an alias, a version, "$LATEST"; null: the plain function. */
  qualifier: string | null;
  /** With the qualifier, if any. */
  invokedArn: string;
  executedVersion: string;
  configuration: FunctionConfiguration;
  code: FunctionCode;
}

export interface Lambda extends AliasMover, Router, Rooms {
  readonly operations: Record<string, Operation>;
  /** Which version a call of `name` (or ARN) runs, drawn by an alias's weights. Throws ResourceNotFoundException. */
  target(name: string, qualifier: string | undefined, random: Random): Target;
  /** Sets the code of $LATEST. `digest` null: keeps the code's hash. Throws ResourceNotFoundException. */
  setCode(functionName: string, code: FunctionCode, digest: { sha256: string; sizeBytes: number } | null): void;
  /** How many invocations may run at once in the account: a quota that only AWS can raise. */
  concurrencyLimit(): number;
  setConcurrencyLimit(limit: number): void;
  /** Sets the number of the next version, for functions whose older versions were deleted long ago. */
  startNumberingAt(functionName: string, version: number): void;
  /** Dates a version back, for functions from before the sandbox was started. */
  datePublished(functionName: string, version: string, at: SimMs): void;
}

/** Functions, published versions and aliases. sandbox/runtime runs their code. */
export function createLambda(parts: {
  clock: Clock;
  random: Random;
  account: Account;
  /** Default: strict. */
  settings?: LambdaState['settings'];
  /** Where code may be. Default: none of it is known. */
  s3?: LambdaState['s3'];
}): Lambda {
  const state: LambdaState = {
    settings: { lenient: false },
    s3: { read: () => undefined },
    ...parts,
    functions: new Map(),
    concurrency: newAccountConcurrency(),
  };
  const find = (functionName: string, alias: string) => state.functions.get(functionName)?.aliases.get(alias);
  return {
    operations: {
      ...functionOperations(state),
      ...versionOperations(state),
      ...aliasOperations(state),
      ...concurrencyOperations(state),
      ...provisionedOperations(state),
      ...deleteOperations(state),
    },
    target(name, given, random) {
      const { record, version, qualifier } = findVersion(state, name, given);
      const alias = record.aliases.get(qualifier ?? '');
      const executedVersion =
        alias === undefined
          ? (version.Version ?? '$LATEST')
          : pickVersion(random, { version: alias.functionVersion, weights: alias.weights });
      const configuration = executedVersion === '$LATEST' ? record.latest : record.versions.get(executedVersion);
      if (configuration === undefined) throw notFound(functionArn(state, record.name, executedVersion));
      return {
        functionName: record.name,
        qualifier,
        invokedArn: functionArn(state, record.name, qualifier ?? undefined),
        executedVersion,
        configuration,
        code: record.code.get(executedVersion) ?? NO_CODE,
      };
    },
    setCode(functionName, code, digest) {
      const record = findFunction(state, functionName);
      record.code.set('$LATEST', code);
      record.latest = {
        ...record.latest,
        ...(digest === null ? {} : { CodeSha256: digest.sha256, CodeSize: digest.sizeBytes }),
        LastModified: lambdaTime(state.clock.now()),
        RevisionId: newRevisionId(state),
      };
    },
    route(functionName, alias) {
      const record = find(functionName, alias);
      // A version, or $LATEST, can be named instead of an alias.
      const versions = state.functions.get(functionName)?.versions;
      if (versions !== undefined && (alias === '$LATEST' || versions.has(alias)))
        return { version: alias, weights: {} };
      return record === undefined ? null : { version: record.functionVersion, weights: { ...record.weights } };
    },
    reservedConcurrency: (functionName) => state.functions.get(functionName)?.reservedConcurrency ?? null,
    onDemandRoom(functionName) {
      const record = state.functions.get(functionName);
      const reserved = record?.reservedConcurrency ?? null;
      if (record === undefined || reserved === null) return { limit: Math.max(0, unreserved(state)), shared: true };
      return { limit: Math.max(0, reserved - provisionedOf(record)), shared: false };
    },
    provisionedFor(functionName, version) {
      const record = state.functions.get(functionName);
      if (record === undefined || record.provisioned.size === 0) return 0;
      return provisionedFor(record, version, state.clock.now());
    },
    concurrencyRevision: () => state.concurrency.revision,
    concurrencyLimit: () => state.concurrency.limit,
    setConcurrencyLimit(limit) {
      state.concurrency.limit = limit;
      state.concurrency.revision++;
    },
    hasFunction: (functionName) => state.functions.has(functionName),
    hasVersion: (functionName, version) => state.functions.get(functionName)?.versions.has(version) ?? false,
    startNumberingAt(functionName, version) {
      const record = state.functions.get(functionName);
      if (record !== undefined) record.nextVersion = version;
    },
    datePublished(functionName, version, at) {
      const published = state.functions.get(functionName)?.versions.get(version);
      if (published !== undefined) published.LastModified = lambdaTime(at);
    },
    move(functionName, alias, version, weights) {
      const owner = findFunction(state, functionName);
      const record = owner.aliases.get(alias);
      if (record === undefined) throw notFound(functionArn(state, functionName, alias));
      moveAlias(state, owner, record, { version, weights }, false);
    },
  };
}
