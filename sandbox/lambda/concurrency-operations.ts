import type {
  DeleteFunctionConcurrencyRequest,
  GetAccountSettingsResponse,
  GetFunctionConcurrencyRequest,
  PutFunctionConcurrencyRequest,
} from '@aws-sdk/client-lambda';
import type { Operation } from '../kernel/operation.ts';
import { ALWAYS_UNRESERVED, provisionedOf, unreserved } from './account-concurrency.ts';
import { findFunction, parseFunctionName } from './find-function.ts';
import { constraint, functionArn, invalidParameter, notFound, type FunctionRecord, type LambdaState } from './state.ts';

const GIB = 1024 ** 3;
const MIB = 1024 ** 2;

/** Reserved concurrency, and the account's limits. Texts as recorded against AWS by LocalStack. */
export function concurrencyOperations(state: LambdaState): Record<string, Operation> {
  return {
    PutFunctionConcurrency(input: PutFunctionConcurrencyRequest): object {
      const record = unqualified(state, input.FunctionName ?? '');
      const reserved = input.ReservedConcurrentExecutions ?? 0;
      if (!Number.isInteger(reserved) || reserved < 0) {
        throw constraint(
          String(reserved),
          'reservedConcurrentExecutions',
          'Member must have value greater than or equal to 0',
        );
      }
      if (unreserved(state, record) - reserved < ALWAYS_UNRESERVED) {
        throw invalidParameter(
          `Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${ALWAYS_UNRESERVED}].`,
        );
      }
      const provisioned = provisionedOf(record);
      if (provisioned > reserved) {
        throw invalidParameter(
          ` ReservedConcurrentExecutions  ${reserved} should not be lower than function's total provisioned concurrency [${provisioned}].`,
        );
      }
      record.reservedConcurrency = reserved;
      state.concurrency.revision++;
      return { ReservedConcurrentExecutions: reserved };
    },

    GetFunctionConcurrency(input: GetFunctionConcurrencyRequest): object {
      const { reservedConcurrency } = findFunction(state, input.FunctionName ?? '');
      return reservedConcurrency === null ? {} : { ReservedConcurrentExecutions: reservedConcurrency };
    },

    DeleteFunctionConcurrency(input: DeleteFunctionConcurrencyRequest): object {
      unqualified(state, input.FunctionName ?? '').reservedConcurrency = null;
      state.concurrency.revision++;
      return {};
    },

    /** Sizes are the documented quotas. Every version keeps its code; $LATEST counts as one. */
    GetAccountSettings(): GetAccountSettingsResponse {
      let codeSize = 0;
      for (const record of state.functions.values())
        for (const version of [record.latest, ...record.versions.values()]) codeSize += version.CodeSize ?? 0;
      return {
        AccountLimit: {
          TotalCodeSize: 75 * GIB,
          CodeSizeUnzipped: 250 * MIB,
          CodeSizeZipped: 50 * MIB,
          ConcurrentExecutions: state.concurrency.limit,
          UnreservedConcurrentExecutions: Math.max(0, unreserved(state)),
        },
        AccountUsage: { TotalCodeSize: codeSize, FunctionCount: state.functions.size },
      };
    },
  };
}

/** A reservation belongs to the whole function. */
function unqualified(state: LambdaState, text: string): FunctionRecord {
  const { name, qualifier } = parseFunctionName(text);
  if (qualifier !== null) {
    throw invalidParameter(
      'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.',
    );
  }
  const record = state.functions.get(name);
  if (record === undefined) throw notFound(functionArn(state, name, '$LATEST'));
  return record;
}
