import { constraint, functionArn, invalidParameter, notFound, type LambdaState } from './state.ts';

const WEIGHT_RULE =
  'Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]';
const KEY_RULE =
  'Map keys must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+]';

/**
 * The rules of an alias's routing, in AWS's order and words (recorded against AWS by LocalStack): at most one
 * additional version, published, not the alias's own, a weight of 0–1, and never $LATEST.
 */
export function checkRouting(
  state: LambdaState,
  functionName: string,
  version: string,
  weights: Record<string, number>,
): void {
  const entries = Object.entries(weights);
  const shown = `{${entries.map(([key, weight]) => `${key}=${Number.isInteger(weight) ? weight.toFixed(1) : weight}`).join(', ')}}`;
  const member = 'routingConfig.additionalVersionWeights';
  if (entries.some(([, weight]) => typeof weight !== 'number' || !(weight >= 0 && weight <= 1)))
    throw constraint(shown, member, WEIGHT_RULE);
  if (entries.some(([key]) => !/^[0-9]{1,1024}$/.test(key))) throw constraint(shown, member, KEY_RULE);
  if (entries.length > 1)
    throw invalidParameter('Number of items in AdditionalVersionWeights cannot be greater than 1');
  if (version !== '$LATEST' && !/^[0-9]{1,1024}$/.test(version)) {
    throw constraint(
      version.slice(0, 200),
      'functionVersion',
      'Member must satisfy regular expression pattern: (\\$LATEST|[0-9]+)',
    );
  }
  if (entries.length > 0 && version === '$LATEST')
    throw invalidParameter('$LATEST is not supported for an alias pointing to more than 1 version');
  const record = state.functions.get(functionName);
  for (const [key] of entries) {
    if (key === version) {
      throw invalidParameter(
        `Invalid function version ${key}. Function version ${key} is already included in routing configuration.`,
      );
    }
  }
  for (const wanted of [version, ...entries.map(([key]) => key)]) {
    if (record === undefined || (wanted !== '$LATEST' && !record.versions.has(wanted)))
      throw notFound(functionArn(state, functionName, wanted));
  }
  const [other] = entries[0] ?? [];
  const a = record?.versions.get(version);
  const b = other === undefined ? undefined : record?.versions.get(other);
  if (
    a !== undefined &&
    b !== undefined &&
    (a.Role !== b.Role || a.DeadLetterConfig?.TargetArn !== b.DeadLetterConfig?.TargetArn)
  ) {
    throw invalidParameter(
      'Alias with weights can not be used with functions that have different IAM role or dead-letter queue configuration.',
    );
  }
}
