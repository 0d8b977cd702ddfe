import type { AccountConcurrency, FunctionRecord, LambdaState } from './state.ts';

/** What a new account gets, and what of it must stay unreserved (documented; the latter recorded against AWS by LocalStack). */
const DEFAULT_LIMIT = 1000;
export const ALWAYS_UNRESERVED = 100;

export const newAccountConcurrency = (): AccountConcurrency => ({ limit: DEFAULT_LIMIT, revision: 0 });

/** Provisioned concurrency that was asked for, over all of a function's aliases and versions but `except`. */
export function provisionedOf(record: FunctionRecord, except?: string): number {
  let sum = 0;
  for (const [qualifier, { requested }] of record.provisioned) if (qualifier !== except) sum += requested;
  return sum;
}

/**
 * What the account's other functions may use. A reservation takes its whole from the account, provisioned concurrency within
 * it nothing more; without a reservation provisioned concurrency is taken by itself.
 */
export function unreserved(state: LambdaState, except?: FunctionRecord): number {
  let left = state.concurrency.limit;
  for (const record of state.functions.values())
    if (record !== except) left -= record.reservedConcurrency ?? provisionedOf(record);
  return left;
}
