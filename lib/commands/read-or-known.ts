import type { Said } from '../domain/acting/said.ts';
import { isAppError, AppError } from '../domain/errors/problem.ts';
import type { Iso } from '../domain/time/iso.ts';
import type { Clock } from '../parts/clock.ts';
import { askAgain } from './ask-again.ts';

const PATIENCE_MS = 4000;

/**
 * For what takes risk away: reads from AWS first and, if that fails or takes longer than four seconds, goes by what is
 * known. If nothing is, AWS is asked again for about ten seconds. `notRead`: for the audit log, how old that is; null:
 * it was read. Throws AppError NOT_FOUND, if AWS has no such thing, and STALE_PICTURE, if nothing is known of it.
 */
export async function readOrKnown<T extends { asOf: { codedeploy: Iso | null } }>(
  clock: Clock,
  read: () => Promise<T>,
  known: () => Promise<T | null> | T | null,
): Promise<{ value: T; notRead: Said | null }> {
  try {
    return { value: await within(clock, read()), notRead: null };
  } catch (error) {
    if (isAppError(error) && (error.code === 'NOT_FOUND' || error.code === 'UNKNOWN_TARGET')) throw error;
    const why = isAppError(error) ? error.message : 'Sluice failed.';
    const value = await known();
    if (value !== null) return { value, notRead: { kind: 'not-read-first', asOf: value.asOf.codedeploy, why } };
    if (!isAppError(error)) throw error;
    return { value: await readAtLast(clock, read), notRead: null };
  }
}

/** Nothing is known of it, so only AWS can tell what it is: asked again as a command is. */
async function readAtLast<T>(clock: Clock, read: () => Promise<T>): Promise<T> {
  try {
    return await askAgain(clock, () => within(clock, read()), { isSafe: true });
  } catch (error) {
    if (!isAppError(error) || error.code === 'NOT_FOUND') throw error;
    const words = `Nothing was done: it was never read, and AWS could not be read now. ${error.message}`;
    throw new AppError('STALE_PICTURE', words, { cause: error, details: error.details });
  }
}

function within<T>(clock: Clock, reading: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(PATIENCE_MS, () =>
      reject(new AppError('AWS_UNREACHABLE', `AWS had not answered after ${PATIENCE_MS / 1000} s.`)),
    );
    reading.then(resolve, reject).finally(cancel);
  });
}
