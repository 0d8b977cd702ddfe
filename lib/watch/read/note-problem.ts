import type { SourceName } from '../../domain/live/health.ts';
import { isAppError } from '../../domain/errors/problem.ts';
import type { Problems } from '../picture/picture.ts';

/**
 * Keeps, as text, why something could not be read, until it can. Throttling and an unreachable AWS are problems of the
 * source, not of the thing, and are shown there.
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

/** The same for a reading about many things at once. */
export function setProblem(problems: Problems, what: string, source: SourceName, error: unknown): void {
  if (!isAppError(error) || isPassing(error)) return;
  problems.set(what, {
    source,
    code: error.details.awsError?.name ?? error.code,
    message: error.message,
    missingAction: error.details.missingAction ?? null,
  });
}

/** Whether the source has trouble now, and not the thing that was read. */
export function isPassing(error: unknown): boolean {
  return isAppError(error) && (error.code === 'AWS_THROTTLED' || error.code === 'AWS_UNREACHABLE');
}
