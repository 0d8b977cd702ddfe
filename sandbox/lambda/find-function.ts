import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { constraint, functionArn, invalidParameter, notFound, type FunctionRecord, type LambdaState } from './state.ts';

const NAME_PATTERN =
  /^(?:(?:arn:[a-zA-Z0-9-]+:lambda:[a-z0-9-]+:)?(?:(\d{12}):)?function:)?(?:(\d{12}):)?([a-zA-Z0-9-_]{1,140})(?::(\$LATEST|[a-zA-Z0-9-_]{1,128}))?$/;

/** A function named as AWS allows: name, partial ARN or ARN, each with or without a qualifier. */
export function parseFunctionName(text: string): { name: string; qualifier: string | null } {
  const match = NAME_PATTERN.exec(text);
  const name = match?.[3];
  if (match === null || name === undefined) {
    throw constraint(
      text.slice(0, 200),
      'functionName',
      'Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?',
    );
  }
  return { name, qualifier: match[4] ?? null };
}

/**
 * A function's name, and the qualifier in it or beside it. Throws InvalidParameterValueException if they are two
 * different ones.
 */
export function parseQualified(text: string, given: string | undefined): { name: string; qualifier: string | null } {
  const { name, qualifier } = parseFunctionName(text);
  if (qualifier !== null && given !== undefined && given !== qualifier)
    throw invalidParameter('The derived qualifier from the function name does not match the specified qualifier.');
  return { name, qualifier: given ?? qualifier };
}

/** Throws ResourceNotFoundException (404) naming the requested ARN. */
export function findFunction(state: LambdaState, text: string): FunctionRecord {
  const { name, qualifier } = parseFunctionName(text);
  const record = state.functions.get(name);
  if (record === undefined) throw notFound(functionArn(state, name, qualifier ?? undefined));
  return record;
}

/** The configuration behind a qualifier: $LATEST (or none), a version number, or an alias. */
export function findVersion(
  state: LambdaState,
  text: string,
  given: string | undefined,
): { record: FunctionRecord; version: FunctionConfiguration; qualifier: string | null } {
  const { name, qualifier } = parseQualified(text, given);
  const record = state.functions.get(name);
  if (record === undefined) throw notFound(functionArn(state, name, qualifier ?? undefined));
  if (qualifier === null || qualifier === '$LATEST') return { record, version: record.latest, qualifier };
  const number = record.aliases.get(qualifier)?.functionVersion ?? qualifier;
  const version = number === '$LATEST' ? record.latest : record.versions.get(number);
  if (version === undefined) throw notFound(functionArn(state, name, qualifier));
  return { record, version, qualifier };
}
