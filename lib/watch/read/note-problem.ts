import type { SourceName } from '../../domain/live/health.ts';
import { isAppError } from '../../domain/errors/problem.ts';
import type { Problems } from '../picture/picture.ts';

/**
 * Keeps in words why something about a thing could not be read, until it can. Being throttled or cut off is no problem of the thing but
 * of the source, and is shown there.
 */
export async function noteProblem<T>(
  problems: Problems,
  what: string,
  source: SourceName,
  reading: () => Promise<T>,
): Promise<T> {
  try {
    const answer = await reading();
    problems.delete(what);
    return answer;
  } catch (error) {
    setProblem(problems, what, source, error);
    throw error;
  }
}

/** The same for a reading that concerns many things at once. */
export function setProblem(problems: Problems, what: string, source: SourceName, error: unknown): void {
  if (!isAppError(error) || isPassing(error)) return;
  problems.set(what, {
    source,
    code: error.details.awsError?.name ?? error.code,
    message: error.message,
    missingAction: error.details.missingAction ?? null,
  });
}

/** Whether it is the source that has trouble now, and not the thing that was asked about. */
export function isPassing(error: unknown): boolean {
  return isAppError(error) && (error.code === 'AWS_THROTTLED' || error.code === 'AWS_UNREACHABLE');
}
