import type { AliasConfiguration } from '@aws-sdk/client-lambda';
import type { AliasState } from '../../domain/group/group.ts';
import { AppError } from '../../domain/errors/problem.ts';
import { fractionToPercent } from './read-weight-percent.ts';

/**
 * Lambda's alias in domain words: weights are fractions there, percentages here. Throws AppError AWS_ERROR without a
 * version.
 */
export function toAliasState(named: string, answer: AliasConfiguration): AliasState {
  if (!answer.FunctionVersion) throw new AppError('AWS_ERROR', `Lambda returned the alias ${named} without a version.`);
  const weights = Object.entries(answer.RoutingConfig?.AdditionalVersionWeights ?? {});
  return {
    version: answer.FunctionVersion,
    weights: Object.fromEntries(weights.map(([version, fraction]) => [version, fractionToPercent(fraction)])),
    revisionId: answer.RevisionId ?? null,
  };
}
