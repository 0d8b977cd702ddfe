import { isAppError } from '../../domain/errors/problem.ts';

/** null for any refusal of AWS. A fault of this program is rethrown. */
export async function unlessRefused<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}
