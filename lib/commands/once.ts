import { createHash } from 'node:crypto';
import { AppError } from '../domain/errors/problem.ts';
import type { Parts } from '../parts/parts.ts';

/**
 * Runs a command once per Idempotency-Key. The same key again gets the same answer, even while the first still runs;
 * with another request it is a CONFLICT. A failure in which nothing was done frees the key. A failure that leaves open
 * whether AWS acted keeps it, so that sending again cannot act twice. Without a key: always runs.
 */
export async function once<T>(
  deps: Pick<Parts, 'store' | 'turns'>,
  key: string | null,
  request: unknown,
  mayTryAgain: (error: unknown) => boolean,
  run: () => Promise<T>,
): Promise<T> {
  if (key === null) return run();
  const { underway } = deps.turns;
  const fingerprint = createHash('sha256').update(JSON.stringify(request)).digest('base64url');
  const taken = await deps.store.idempotency.take(key, fingerprint);
  if (taken === 'mismatch') {
    throw new AppError(
      'CONFLICT',
      'This Idempotency-Key was used for another request; each command needs a key of its own.',
    );
  }
  if (taken === 'new') {
    const running = runAndKeep(deps, key, mayTryAgain, run);
    underway.set(key, running);
    try {
      return await running;
    } finally {
      underway.delete(key);
    }
  }
  // Stored by this same command, so it has this type.
  if (taken !== null) return taken.answer as T;
  const running = underway.get(key);
  if (running !== undefined) return (await running) as T;
  throw new AppError(
    'CONFLICT',
    'This was sent before and its outcome is not known here; the audit log shows it. To try again, start over.',
  );
}

async function runAndKeep<T>(
  deps: Pick<Parts, 'store'>,
  key: string,
  mayTryAgain: (error: unknown) => boolean,
  run: () => Promise<T>,
): Promise<T> {
  let answer: T;
  try {
    answer = await run();
  } catch (error) {
    if (mayTryAgain(error)) await deps.store.idempotency.drop(key);
    throw error;
  }
  await deps.store.idempotency.keep(key, answer);
  return answer;
}
