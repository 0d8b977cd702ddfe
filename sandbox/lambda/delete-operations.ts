import type { DeleteAliasRequest, DeleteFunctionRequest } from '@aws-sdk/client-lambda';
import { AwsError, type Operation } from '../kernel/operation.ts';
import { findFunction, parseFunctionName, parseQualified } from './find-function.ts';
import { functionArn, invalidParameter, notFound, type LambdaState } from './state.ts';

export function deleteOperations(state: LambdaState): Record<string, Operation> {
  return {
    /** A function with all that belongs to it, or one version that no alias points to. */
    DeleteFunction(input: DeleteFunctionRequest): object {
      const name = input.FunctionName ?? '';
      const record = findFunction(state, name);
      const { qualifier } = parseQualified(name, input.Qualifier);
      if (qualifier === null) {
        state.functions.delete(record.name);
        state.concurrency.revision++;
        return {};
      }
      if (qualifier === '$LATEST')
        throw invalidParameter('$LATEST version cannot be deleted without deleting the function.');
      if (!record.versions.has(qualifier)) throw notFound(functionArn(state, record.name, qualifier));
      const users = [...record.aliases.values()].filter(
        (alias) => alias.functionVersion === qualifier || Object.hasOwn(alias.weights, qualifier),
      );
      if (users.length > 0) {
        throw new AwsError(
          'ResourceConflictException',
          `Version ${functionArn(state, record.name, qualifier)} cannot be deleted: the aliases [${users.map(({ name: alias }) => alias).join(', ')}] point to it`,
          409,
        );
      }
      record.versions.delete(qualifier);
      record.provisioned.delete(qualifier);
      record.images.delete(qualifier);
      state.concurrency.revision++;
      return {};
    },

    /** AWS answers the same if the alias does not exist. */
    DeleteAlias(input: DeleteAliasRequest): object {
      const record = state.functions.get(parseFunctionName(input.FunctionName ?? '').name);
      record?.aliases.delete(input.Name ?? '');
      record?.provisioned.delete(input.Name ?? '');
      state.concurrency.revision++;
      return {};
    },
  };
}
