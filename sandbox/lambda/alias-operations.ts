import type {
  AliasConfiguration,
  CreateAliasRequest,
  GetAliasRequest,
  ListAliasesRequest,
  ListAliasesResponse,
  UpdateAliasRequest,
} from '@aws-sdk/client-lambda';
import { AwsError, type Operation } from '../kernel/operation.ts';
import { checkRouting } from './check-routing.ts';
import { findFunction, parseFunctionName } from './find-function.ts';
import { paginate } from './paginate.ts';
import { moveAlias } from './provisioned-concurrency.ts';
import {
  constraint,
  functionArn,
  newRevisionId,
  notFound,
  staleRevision,
  type AliasRecord,
  type FunctionRecord,
  type LambdaState,
} from './state.ts';

const ALIAS_NAME = /^(?!^[0-9]+$)([a-zA-Z0-9-_]{1,128})$/;

export function aliasOperations(state: LambdaState): Record<string, Operation> {
  return {
    CreateAlias(input: CreateAliasRequest): AliasConfiguration {
      const name = input.Name ?? '';
      if (!ALIAS_NAME.test(name)) {
        throw constraint(
          name.slice(0, 200),
          'name',
          'Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)',
        );
      }
      const weights = { ...input.RoutingConfig?.AdditionalVersionWeights };
      const version = input.FunctionVersion ?? '';
      const parsed = parseFunctionName(input.FunctionName ?? '').name;
      checkRouting(state, parsed, version, weights);
      const record = findFunction(state, input.FunctionName ?? '');
      if (record.aliases.has(name)) {
        throw new AwsError(
          'ResourceConflictException',
          `Alias already exists: ${functionArn(state, record.name, name)}`,
          409,
        );
      }
      const alias: AliasRecord = {
        name,
        functionVersion: version,
        description: input.Description ?? '',
        weights,
        revisionId: newRevisionId(state),
      };
      record.aliases.set(name, alias);
      return describeAlias(state, record, alias);
    },

    GetAlias(input: GetAliasRequest): AliasConfiguration {
      const { name } = parseFunctionName(input.FunctionName ?? '');
      const { record, alias } = findAlias(state, name, input.Name, 'Cannot find alias arn');
      return describeAlias(state, record, alias);
    },

    UpdateAlias(input: UpdateAliasRequest): AliasConfiguration {
      const { name } = parseFunctionName(input.FunctionName ?? '');
      const { record, alias } = findAlias(state, name, input.Name, 'Alias not found');
      if (input.RevisionId !== undefined && input.RevisionId !== alias.revisionId) throw staleRevision();
      const version = input.FunctionVersion ?? alias.functionVersion;
      // AWS does not document whether an omitted RoutingConfig leaves the weights alone; here it does.
      const weights =
        input.RoutingConfig === undefined ? alias.weights : { ...input.RoutingConfig.AdditionalVersionWeights };
      moveAlias(state, record, alias, { version, weights }, true);
      alias.description = input.Description ?? alias.description;
      // Seen at AWS: weights that hold traffic back show in GetAlias, not in this answer.
      return describeAlias(state, record, { ...alias, weights });
    },

    ListAliases(input: ListAliasesRequest): ListAliasesResponse {
      const record = findFunction(state, input.FunctionName ?? '');
      const of = input.FunctionVersion;
      if (of !== undefined && of !== '$LATEST' && !record.versions.has(of))
        throw notFound(functionArn(state, record.name, of));
      const rows = [...record.aliases.values()]
        .filter((alias) => of === undefined || alias.functionVersion === of || Object.hasOwn(alias.weights, of))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1));
      const { page, nextMarker } = paginate(rows, input.Marker, input.MaxItems);
      return {
        Aliases: page.map((alias) => describeAlias(state, record, alias)),
        ...(nextMarker === undefined ? {} : { NextMarker: nextMarker }),
      };
    },
  };
}

/** Throws ResourceNotFoundException: AWS words it differently for each operation. */
function findAlias(state: LambdaState, functionName: string, aliasName: string | undefined, words: string) {
  const record = state.functions.get(functionName);
  const alias = record?.aliases.get(aliasName ?? '');
  if (record !== undefined && alias !== undefined) return { record, alias };
  throw new AwsError('ResourceNotFoundException', `${words}: ${functionArn(state, functionName, aliasName)}`, 404);
}

function describeAlias(state: LambdaState, record: FunctionRecord, alias: AliasRecord): AliasConfiguration {
  return {
    AliasArn: functionArn(state, record.name, alias.name),
    Name: alias.name,
    FunctionVersion: alias.functionVersion,
    Description: alias.description,
    RevisionId: alias.revisionId,
    ...(Object.keys(alias.weights).length > 0
      ? { RoutingConfig: { AdditionalVersionWeights: { ...alias.weights } } }
      : {}),
  };
}
