import { PublishVersionCommand, UpdateAliasCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { AppError, isAppError } from '../../domain/errors/problem.ts';
import type { AwsLambda } from '../../parts/lambda.ts';
import type { ErrorNamer } from '../client/name-errors-of.ts';
import { toAliasState } from './to-alias-state.ts';

/** The calls that change something in Lambda. Pass a client that never retries. */
export function lambdaActs(client: LambdaClient, name: ErrorNamer): Pick<AwsLambda, 'updateAlias' | 'publishVersion'> {
  return {
    async updateAlias({ functionName, alias, version, revisionId }) {
      const answer = await name(
        'UpdateAlias',
        client.send(
          new UpdateAliasCommand({
            FunctionName: functionName,
            Name: alias,
            FunctionVersion: version,
            // If it is left out, the weights stay.
            RoutingConfig: { AdditionalVersionWeights: {} },
            // Without it the last writer wins.
            RevisionId: revisionId,
          }),
        ),
      );
      return { alias: toAliasState(`${functionName}:${alias}`, answer), requestId: answer.$metadata.requestId ?? null };
    },

    async publishVersion({ functionName, codeSha256, description }) {
      try {
        const answer = await name(
          'PublishVersion',
          client.send(
            new PublishVersionCommand({
              FunctionName: functionName,
              CodeSha256: codeSha256,
              Description: description,
            }),
          ),
        );
        if (!answer.Version) throw new AppError('AWS_ERROR', 'Lambda answered PublishVersion without a version.');
        return { version: answer.Version, requestId: answer.$metadata.requestId ?? null };
      } catch (error) {
        throw isOtherCode(error)
          ? new AppError('CONFLICT', `The code in $LATEST of ${functionName} has changed since you looked at it.`, {
              cause: error,
              details: error.details,
            })
          : error;
      }
    },
  };
}

/**
 * InvalidParameterValueException: "CodeSHA256 (…) is different from current CodeSHA256 in $LATEST (…). Please try again
 * …".
 */
function isOtherCode(error: unknown): error is AppError {
  return isAppError(error) && /CodeSHA256 .*different from current/i.test(error.message);
}
