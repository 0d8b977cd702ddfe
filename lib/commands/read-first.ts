import type { Actor } from '../domain/acting/actor.ts';
import { isAppError, AppError } from '../domain/errors/problem.ts';
import type { ActingContext, May } from '../domain/acting/may.ts';

/** For decisions on what AWS has just answered. Missing permissions are left to AWS itself. */
export function justReadBy({ role }: Actor): ActingContext {
  return { role, codedeployAgeMs: 0, missingPermissions: [] };
}

/**
 * Reads from AWS before acting. If AWS does not answer, nothing was done for certain; AWS_UNREACHABLE would leave that
 * open. Throws AppError STALE_PICTURE, NOT_FOUND, AWS_*.
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
