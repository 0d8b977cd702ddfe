import type { Said } from '../domain/acting/said.ts';
import { isAppError, AppError } from '../domain/errors/problem.ts';
import type { Iso } from '../domain/time/iso.ts';
import type { Clock } from '../parts/clock.ts';

const PATIENCE_MS = 4000;

/**
 * For what takes risk away: reads from AWS first and, if that fails or takes longer than four seconds, goes by what is
 * known. `notRead`: for the audit log, how old that is; null: it was read. Throws AppError NOT_FOUND, if AWS has no
 * such thing, and STALE_PICTURE, if nothing is known of it at all.
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
    throw new AppError('STALE_PICTURE', `Nothing was done: it was never read, and AWS could not be read now. ${why}`, {
      cause: error,
      details: error.details,
    });
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
