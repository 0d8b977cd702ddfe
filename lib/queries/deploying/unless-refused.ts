import { isAppError } from '../../domain/errors/problem.ts';

/** null for what AWS does not tell, whatever its reason; a fault of this program is thrown on. */
export async function unlessRefused<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}
