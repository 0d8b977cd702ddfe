import { nameAwsError, type CalledOperation } from './name-aws-error.ts';

/**
 * Runs one SDK call, `name("GetAlias", client.send(…))`: returns what the SDK does, throws AppError and nothing else.
 * The operation is named so that the error can say which permission was missing.
 */
export type ErrorNamer = <T>(operation: string, sent: Promise<T>) => Promise<T>;

export function nameErrorsOf(service: CalledOperation['service']): ErrorNamer {
  return async (operation, sent) => {
    try {
      return await sent;
    } catch (error) {
      throw nameAwsError(error, { service, operation });
    }
  };
}
