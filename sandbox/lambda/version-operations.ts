import type {
  FunctionConfiguration,
  ListVersionsByFunctionRequest,
  ListVersionsByFunctionResponse,
  PublishVersionRequest,
} from '@aws-sdk/client-lambda';
import type { Operation } from '../kernel/operation.ts';
import { findFunction } from './find-function.ts';
import { asListed, versionsOf } from './list-versions.ts';
import { paginate } from './paginate.ts';
import { publishVersion } from './publish-version.ts';
import { invalidParameter, staleRevision, type LambdaState } from './state.ts';

export function versionOperations(state: LambdaState): Record<string, Operation> {
  return {
    PublishVersion(input: PublishVersionRequest): FunctionConfiguration {
      const record = findFunction(state, input.FunctionName ?? '');
      if (input.RevisionId !== undefined && input.RevisionId !== record.latest.RevisionId) throw staleRevision();
      if (input.CodeSha256 !== undefined && input.CodeSha256 !== record.latest.CodeSha256) {
        throw invalidParameter(
          `CodeSHA256 (${input.CodeSha256}) is different from current CodeSHA256 in $LATEST (${record.latest.CodeSha256 ?? ''}). Please try again with the CodeSHA256 in $LATEST.`,
        );
      }
      return publishVersion(state, record, input.Description);
    },

    ListVersionsByFunction(input: ListVersionsByFunctionRequest): ListVersionsByFunctionResponse {
      const record = findFunction(state, input.FunctionName ?? '');
      const { page, nextMarker } = paginate(versionsOf(state, record), input.Marker, input.MaxItems);
      return { Versions: page.map(asListed), ...(nextMarker === undefined ? {} : { NextMarker: nextMarker }) };
    },
  };
}
