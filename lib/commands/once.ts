import { createHash } from 'node:crypto';
import { AppError } from '../domain/errors/problem.ts';
import type { AuditEntry } from '../domain/acting/audit.ts';
import { describeSaid } from '../domain/acting/said.ts';
import type { Parts } from '../parts/parts.ts';

interface Command<T> {
  /** Whether an error means that nothing was done. */
  mayTryAgain: (error: unknown) => boolean;
  /** Tells the id of its intent in the audit log before it acts. */
  run: (onIntent: (id: string) => Promise<void>) => Promise<T>;
  /** What it would answer now, by an intent that is done. */
  recall: (entry: AuditEntry) => Promise<T>;
}

const UNKNOWN = 'This was sent before and its outcome is not known here; the audit log shows it.';

/**
 * Runs a command once per Idempotency-Key. The same key again gets the same answer, even while the first still runs;
 * with another request it is a CONFLICT. A failure in which nothing was done frees the key. A failure that leaves open
 * whether AWS acted keeps it, so that sending again cannot act twice. If the first was lost in a crash, the audit log
 * answers: what is done is recalled, what was certainly not done runs now, and while it is open it is a CONFLICT.
 * Without a key: always runs.
 */
export async function once<T>(
  deps: Pick<Parts, 'store' | 'turns'>,
  key: string | null,
  request: unknown,
  command: Command<T>,
): Promise<T> {
  if (key === null) return command.run(async () => undefined);
  const fingerprint = createHash('sha256').update(JSON.stringify(request)).digest('base64url');
  const taken = await deps.store.idempotency.take(key, fingerprint);
  if (taken === 'mismatch') {
    throw new AppError(
      'CONFLICT',
      'This Idempotency-Key was used for another request; each command needs a key of its own.',
    );
  }
  if (taken === 'new') return runAndKeep(deps, key, command);
  // Stored by this same command, so it has this type.
  if (taken !== null && 'answer' in taken) return taken.answer as T;
  const running = deps.turns.underway.get(key);
  if (running !== undefined) return (await running) as T;
  const entry = taken === null ? null : await deps.store.audit.find(taken.intent);
  if (entry === null) throw new AppError('CONFLICT', `${UNKNOWN} To try again, start over.`);
  const { outcome } = entry;
  if (outcome.kind === 'pending')
    throw new AppError('CONFLICT', `${UNKNOWN} Sluice asks AWS: send it again in a minute.`);
  if (outcome.kind === 'done') {
    const answer = await command.recall(entry);
    await deps.store.idempotency.keep(key, answer);
    return answer;
  }
  if (outcome.kind === 'failed' && outcome.code !== 'INTERRUPTED') {
    throw new AppError('CONFLICT', `This was sent before, and AWS may have done it: ${describeSaid(outcome.said)}`);
  }
  // It was certainly not done. Of several that are sent again, one runs.
  if (!(await deps.store.idempotency.retake(key, entry.id))) throw new AppError('CONFLICT', UNKNOWN);
  return runAndKeep(deps, key, command);
}

async function runAndKeep<T>(deps: Pick<Parts, 'store' | 'turns'>, key: string, command: Command<T>): Promise<T> {
  const running = keepAnswer(deps, key, command);
  deps.turns.underway.set(key, running);
  try {
    return await running;
  } finally {
    deps.turns.underway.delete(key);
  }
}

async function keepAnswer<T>({ store }: Pick<Parts, 'store'>, key: string, command: Command<T>): Promise<T> {
  let answer: T;
  try {
    answer = await command.run((intent) => store.idempotency.note(key, intent));
  } catch (error) {
    if (command.mayTryAgain(error)) await store.idempotency.drop(key);
    throw error;
  }
  await store.idempotency.keep(key, answer);
  return answer;
}
