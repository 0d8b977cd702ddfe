import { describeSaid, type Said } from '../domain/acting/said.ts';
import { randomUUID } from 'node:crypto';
import type { AuditEntry, AuditOutcome } from '../domain/acting/audit.ts';
import { leavesOpen } from '../domain/errors/leaves-open.ts';
import { isAppError, AppError } from '../domain/errors/problem.ts';
import type { AwsTarget } from '../parts/aws-target.ts';
import type { OnAgain } from './ask-again.ts';
import { awsNow } from './aws-now.ts';
import type { CommandParts } from './command-parts.ts';

/** `id`: given if something else refers to the entry; otherwise it gets a new one. */
export type Intent = Pick<AuditEntry, 'actor' | 'action' | 'subject' | 'reason' | 'before'> & { id?: string };

export interface Done<T> {
  value: T;
  /** What AWS answered and what was read back. */
  said: Said[];
  awsRequestId: string | null;
  after: Record<string, unknown> | null;
  /** AWS took it, but not all of what was asked has been seen to happen. */
  isPart?: boolean;
}

/** Whether AWS may have acted despite the error. */
export function isUncertain(error: unknown): boolean {
  return !isAppError(error) || leavesOpen(error.code);
}

/**
 * Writes the intent, acts, writes the outcome. `act` tells when it asks AWS again, for those who wait. If the intent
 * cannot be written nothing is done. Throws what `act` throws, and AppError STORE_UNAVAILABLE when the outcome could
 * not be written.
 */
export async function recorded<T>(
  deps: Pick<CommandParts, 'clock' | 'store'>,
  target: AwsTarget,
  intent: Intent,
  act: (onAgain: OnAgain) => Promise<Done<T>>,
): Promise<T> {
  const id = intent.id ?? randomUUID();
  const now = () => awsNow(target, deps.clock);
  const entry = { ...intent, id, at: now(), target: target.config.name };
  await deps.store.audit.begin(entry);
  let tried = 1;
  const onAgain: OnAgain = (tries, { message }) => {
    tried = tries + 1;
    const outcome: AuditOutcome = { kind: 'pending', again: { tries, answer: message } };
    // Only for those who wait: the outcome says it again.
    deps.store.audit.askingAgain({ ...entry, outcome, after: null }).catch(() => undefined);
  };
  let done: Done<T>;
  try {
    done = await act(onAgain);
  } catch (error) {
    await finish(deps, id, outcomeOf(error, now()), null);
    throw error;
  }
  const { awsRequestId } = done;
  const said: Said[] = tried === 1 ? done.said : [...done.said, { kind: 'asked-again', tries: tried }];
  const kind = done.isPart === true ? 'partly' : 'done';
  await finish(deps, id, { kind, at: now(), said, awsRequestId }, done.after);
  return done.value;
}

function outcomeOf(error: unknown, at: string): AuditOutcome {
  const said: Said[] = [{ kind: 'words', text: error instanceof Error ? error.message : String(error) }];
  if (!isAppError(error)) return { kind: 'failed', at, code: 'INTERNAL', said, awsRequestId: null };
  const { code, details } = error;
  if (!isUncertain(error)) return { kind: 'refused', at, code, said };
  return { kind: 'failed', at, code, said, awsRequestId: details.awsError?.requestId ?? null };
}

async function finish(
  deps: Pick<CommandParts, 'store'>,
  id: string,
  outcome: AuditOutcome,
  after: Record<string, unknown> | null,
): Promise<void> {
  try {
    await deps.store.audit.finish(id, outcome, after);
  } catch (cause) {
    const words = 'said' in outcome ? describeSaid(outcome.said) : outcome.kind;
    throw new AppError('STORE_UNAVAILABLE', `The outcome could not be written into the audit log: ${words}`, { cause });
  }
}
