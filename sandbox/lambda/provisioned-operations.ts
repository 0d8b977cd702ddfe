import type {
  DeleteProvisionedConcurrencyConfigRequest,
  GetProvisionedConcurrencyConfigRequest,
  GetProvisionedConcurrencyConfigResponse,
  ListProvisionedConcurrencyConfigsRequest,
  ListProvisionedConcurrencyConfigsResponse,
  PutProvisionedConcurrencyConfigRequest,
} from '@aws-sdk/client-lambda';
import { AwsError, type Operation } from '../kernel/operation.ts';
import { ALWAYS_UNRESERVED, provisionedOf, unreserved } from './account-concurrency.ts';
import { findFunction, parseQualified } from './find-function.ts';
import { paginate } from './paginate.ts';
import { allocationOf, provision } from './provisioned-concurrency.ts';
import {
  constraint,
  functionArn,
  invalidParameter,
  lambdaTime,
  notFound,
  type FunctionRecord,
  type LambdaState,
  type ProvisionedRecord,
} from './state.ts';

/** Rules and texts as recorded against AWS by LocalStack; the refusal of a split alias is from Terraform's users. */
export function provisionedOperations(state: LambdaState): Record<string, Operation> {
  const describe = (record: FunctionRecord, qualifier: string, config: ProvisionedRecord) => {
    const { allocated, status } = allocationOf(record, qualifier, config, state.clock.now());
    return {
      RequestedProvisionedConcurrentExecutions: config.requested,
      AvailableProvisionedConcurrentExecutions: allocated,
      AllocatedProvisionedConcurrentExecutions: allocated,
      Status: status,
      LastModified: lambdaTime(config.modifiedAt),
    };
  };

  return {
    PutProvisionedConcurrencyConfig(
      input: PutProvisionedConcurrencyConfigRequest,
    ): GetProvisionedConcurrencyConfigResponse {
      const requested = input.ProvisionedConcurrentExecutions ?? 0;
      if (!Number.isInteger(requested) || requested < 1) {
        throw constraint(
          String(requested),
          'provisionedConcurrentExecutions',
          'Member must have value greater than or equal to 1',
        );
      }
      if (input.Qualifier === '$LATEST')
        throw invalidParameter('Provisioned Concurrency Configs cannot be applied to unpublished function versions.');
      const { record, qualifier } = find(state, input);
      checkConflicts(record, qualifier);
      checkRoom(state, record, qualifier, requested);
      provision(state, record, qualifier, requested);
      const config = record.provisioned.get(qualifier);
      return config === undefined ? {} : describe(record, qualifier, config);
    },

    GetProvisionedConcurrencyConfig(
      input: GetProvisionedConcurrencyConfigRequest,
    ): GetProvisionedConcurrencyConfigResponse {
      refuseLatest(input.Qualifier);
      const { record, qualifier } = find(state, input);
      const config = record.provisioned.get(qualifier);
      if (config === undefined) {
        throw new AwsError(
          'ProvisionedConcurrencyConfigNotFoundException',
          'No Provisioned Concurrency Config found for this function',
          404,
        );
      }
      return describe(record, qualifier, config);
    },

    ListProvisionedConcurrencyConfigs(
      input: ListProvisionedConcurrencyConfigsRequest,
    ): ListProvisionedConcurrencyConfigsResponse {
      const record = findFunction(state, input.FunctionName ?? '');
      const { page, nextMarker } = paginate([...record.provisioned], input.Marker, input.MaxItems);
      return {
        ProvisionedConcurrencyConfigs: page.map(([qualifier, config]) => ({
          FunctionArn: functionArn(state, record.name, qualifier),
          ...describe(record, qualifier, config),
        })),
        ...(nextMarker === undefined ? {} : { NextMarker: nextMarker }),
      };
    },

    /** Answers the same if there is none. */
    DeleteProvisionedConcurrencyConfig(input: DeleteProvisionedConcurrencyConfigRequest): object {
      refuseLatest(input.Qualifier);
      const { record, qualifier } = find(state, input);
      record.provisioned.delete(qualifier);
      state.concurrency.revision++;
      return {};
    },
  };
}

function refuseLatest(qualifier: string | undefined): void {
  if (qualifier === '$LATEST')
    throw invalidParameter('The function resource provided must be an alias or a published version.');
}

/** The function, and an alias or version of it. */
function find(
  state: LambdaState,
  input: { FunctionName?: string | undefined; Qualifier?: string | undefined },
): { record: FunctionRecord; qualifier: string } {
  const { name, qualifier: found } = parseQualified(input.FunctionName ?? '', input.Qualifier);
  const qualifier = found ?? '';
  const record = state.functions.get(name);
  const arn = functionArn(state, name, qualifier);
  if (/^\d+$/.test(qualifier)) {
    if (record?.versions.has(qualifier) === true) return { record, qualifier };
    throw notFound(arn);
  }
  if (record?.aliases.has(qualifier) === true) return { record, qualifier };
  throw new AwsError('ResourceNotFoundException', `Cannot find alias arn: ${arn}`, 404);
}

/** Either a version has its own, or an alias on it has: never both. */
function checkConflicts(record: FunctionRecord, qualifier: string): void {
  const alias = record.aliases.get(qualifier);
  if (alias === undefined) {
    const users = [...record.aliases.values()].filter(({ functionVersion }) => functionVersion === qualifier);
    if (users.some(({ name }) => record.provisioned.has(name)))
      throw new AwsError('ResourceConflictException', 'Version is pointed by a Provisioned Concurrency alias', 409);
    return;
  }
  if (Object.keys(alias.weights).length > 0)
    throw invalidParameter('Alias with weights can not be used with Provisioned Concurrency');
  if (alias.functionVersion === '$LATEST')
    throw invalidParameter('Provisioned Concurrency Configs cannot be applied to unpublished function versions.');
  if (record.provisioned.has(alias.functionVersion)) {
    throw new AwsError(
      'ResourceConflictException',
      "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version",
      409,
    );
  }
}

function checkRoom(state: LambdaState, record: FunctionRecord, qualifier: string, requested: number): void {
  const others = provisionedOf(record, qualifier);
  if (record.reservedConcurrency !== null) {
    if (others + requested > record.reservedConcurrency) {
      throw invalidParameter(
        'Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function',
      );
    }
    return;
  }
  const room = unreserved(state, record) - others;
  if (requested > room) {
    throw invalidParameter(
      `Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [${room}].`,
    );
  }
  if (room - requested < ALWAYS_UNRESERVED) {
    throw invalidParameter(
      `Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${ALWAYS_UNRESERVED}].`,
    );
  }
}
