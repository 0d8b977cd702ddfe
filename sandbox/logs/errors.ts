import { AwsError } from '../kernel/operation.ts';

export const noGroup = (): AwsError =>
  new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');

export const noStream = (): AwsError =>
  new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');

export const invalidParameter = (message: string): AwsError => new AwsError('InvalidParameterException', message);

/** The front end's validation. */
export const constraint = (value: unknown, member: string, rule: string): AwsError =>
  invalidParameter(
    `1 validation error detected: Value '${String(value).slice(0, 200)}' at '${member}' failed to satisfy constraint: ${rule}`,
  );
