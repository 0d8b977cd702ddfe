import { AwsError } from '../kernel/operation.ts';

// Codes are the shape names of CloudWatch's model; the query protocol's codes (ValidationError, InvalidParameterValue,
// MissingParameter, …) are those shapes' awsQueryError traits, so whoever serialises the error finds them there.

/** Queries and alarm settings that CloudWatch refuses ("ValidationError" to query clients). */
export const validationError = (message: string): AwsError => new AwsError('ValidationException', message);

export const invalidParameterValue = (message: string): AwsError =>
  new AwsError('InvalidParameterValueException', message);

export const invalidParameterCombination = (message: string): AwsError =>
  new AwsError('InvalidParameterCombinationException', message);

export const missingParameter = (name: string): AwsError =>
  new AwsError('MissingRequiredParameterException', `The parameter ${name} is required.`);

export const invalidNextToken = (): AwsError =>
  new AwsError('InvalidNextToken', 'The next token specified is invalid.');

export const limitExceeded = (message: string): AwsError => new AwsError('LimitExceededFault', message);

/** The real SetAlarmState answers with an empty message. */
export const resourceNotFound = (message = ''): AwsError => new AwsError('ResourceNotFound', message, 404);

/** AWS's message for a value outside an enum; `member` is the lower-camel path it reports. */
export const notInEnum = (value: string, member: string, allowed: readonly string[]): AwsError =>
  validationError(
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ` +
      `Member must satisfy enum value set: [${allowed.join(', ')}]`,
  );
