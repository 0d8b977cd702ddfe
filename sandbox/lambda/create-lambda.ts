import type { Account } from '../kernel/account.ts';
import type { Clock, SimMs } from '../kernel/clock.ts';
import type { Operation } from '../kernel/operation.ts';
import type { Random } from '../kernel/random.ts';
import type { Route, Router } from '../kernel/routing-port.ts';
import { aliasOperations } from './alias-operations.ts';
import { functionOperations } from './function-operations.ts';
import { lambdaTime, newRevisionId, type LambdaState } from './state.ts';
import { versionOperations } from './version-operations.ts';

/** What CodeDeploy does to Lambda: it moves aliases, past the API's own checks. */
export interface AliasMover {
  /** null: no such function or alias. */
  route(functionName: string, alias: string): Route | null;
  hasFunction(functionName: string): boolean;
  hasVersion(functionName: string, version: string): boolean;
  /** Points the alias at `version`, with `weights` (fraction 0–1) for at most one other. */
  move(functionName: string, alias: string, version: string, weights: Record<string, number>): void;
}

export interface Lambda extends AliasMover, Router {
  readonly operations: Record<string, Operation>;
  /** The number of the next version: for functions whose older versions are long deleted. */
  startNumberingAt(functionName: string, version: number): void;
  /** Dates a version back, for functions that were there before the sandbox was started. */
  datePublished(functionName: string, version: string, at: SimMs): void;
}

/** Functions, published versions and aliases. Runs no code: traffic is made up by sandbox/traffic. */
export function createLambda(parts: { clock: Clock; random: Random; account: Account }): Lambda {
  const state: LambdaState = { ...parts, functions: new Map() };
  const find = (functionName: string, alias: string) => state.functions.get(functionName)?.aliases.get(alias);
  return {
    operations: { ...functionOperations(state), ...versionOperations(state), ...aliasOperations(state) },
    route(functionName, alias) {
      const record = find(functionName, alias);
      return record === undefined ? null : { version: record.functionVersion, weights: { ...record.weights } };
    },
    reservedConcurrency: (functionName) => state.functions.get(functionName)?.reservedConcurrency ?? null,
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
      const record = find(functionName, alias);
      if (record === undefined) throw new Error(`no alias ${functionName}:${alias} to move`);
      record.functionVersion = version;
      record.weights = { ...weights };
      record.revisionId = newRevisionId(state);
    },
  };
}
