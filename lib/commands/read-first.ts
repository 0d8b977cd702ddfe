import type { Actor } from '../domain/acting/actor.ts';
import { isAppError, AppError } from '../domain/errors/problem.ts';
import type { ActingContext, May } from '../domain/acting/may.ts';

/** Decisions are made on what AWS has just answered; whether a permission is missing is for AWS itself to say. */
export function justReadBy({ role }: Actor): ActingContext {
  return { role, codedeployAgeMs: 0, missingPermissions: [] };
}

/**
 * Reads from AWS before acting. That AWS does not answer means here, for certain, that nothing was done, which AWS_UNREACHABLE would
 * leave open. Throws AppError STALE_PICTURE, NOT_FOUND, AWS_*.
 */
export async function readFirst<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!isAppError(error) || (error.code !== 'AWS_UNREACHABLE' && error.code !== 'AWS_THROTTLED')) throw error;
    throw new AppError('STALE_PICTURE', `Nothing was done: AWS could not be read just now. ${error.message}`, {
      cause: error,
      details: error.details,
    });
  }
}

/** Throws the refusal as an AppError. */
export function orRefuse(may: May): void {
  if (!may.ok) throw new AppError(may.code, may.why);
}
