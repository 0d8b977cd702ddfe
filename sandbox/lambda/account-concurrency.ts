import type { AccountConcurrency, FunctionRecord, LambdaState } from './state.ts';

/** A new account's limit (documented), and how much must stay unreserved (recorded against AWS by LocalStack). */
const DEFAULT_LIMIT = 1000;
export const ALWAYS_UNRESERVED = 100;

export const newAccountConcurrency = (): AccountConcurrency => ({ limit: DEFAULT_LIMIT, revision: 0 });

/** Provisioned concurrency requested for all of a function's aliases and versions but `except`. */
export function provisionedOf(record: FunctionRecord, except?: string): number {
  let sum = 0;
  for (const [qualifier, { requested }] of record.provisioned) if (qualifier !== except) sum += requested;
  return sum;
}

/**
 * What the account's other functions may use. A reservation takes its whole from the account, including provisioned
 * concurrency within it; without a reservation provisioned concurrency counts by itself.
 */
export function unreserved(state: LambdaState, except?: FunctionRecord): number {
  let left = state.concurrency.limit;
  for (const record of state.functions.values())
    if (record !== except) left -= record.reservedConcurrency ?? provisionedOf(record);
  return left;
}
