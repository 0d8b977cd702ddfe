import { isAppError, type AppError } from '../domain/errors/problem.ts';
import type { Clock } from '../parts/clock.ts';
import { pause } from './pause.ts';

/** Between the tries. With the calls themselves they end after about ten seconds. */
const PAUSES_MS = [200, 400, 800, 1200, 1600, 2000, 2000];
const PATIENCE_MS = 10_000;
/** As many as the SDK's standard retries make, however long each takes. */
const FEWEST_TRIES = 3;

/** Which try failed, and how. */
export type OnAgain = (tries: number, error: AppError) => void;

/**
 * Asks AWS, and asks again for about ten seconds while it certainly has not acted: it throttled, or no connection was
 * made. `isSafe`: doing it twice is like doing it once, so that a lost answer is asked for again as well. Throws the
 * last answer.
 */
export async function askAgain<T>(
  clock: Clock,
  call: () => Promise<T>,
  { isSafe, onAgain = () => undefined }: { isSafe: boolean; onAgain?: OnAgain },
): Promise<T> {
  const begunMs = clock.monotonicMs();
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      const pauseMs = PAUSES_MS[tries - 1];
      const isLate = clock.monotonicMs() - begunMs + (pauseMs ?? 0) > PATIENCE_MS;
      if (pauseMs === undefined || !mayAskAgain(error, isSafe) || (isLate && tries >= FEWEST_TRIES)) throw error;
      onAgain(tries, error);
      await pause(clock, pauseMs);
    }
  }
}

function mayAskAgain(error: unknown, isSafe: boolean): error is AppError {
  if (!isAppError(error)) return false;
  if (error.code === 'AWS_THROTTLED' || error.details.neverActed === true) return true;
  return isSafe && error.code === 'AWS_UNREACHABLE';
}
