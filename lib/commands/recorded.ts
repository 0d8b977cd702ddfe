import { describeSaid, type Said } from '../domain/acting/said.ts';
import { randomUUID } from 'node:crypto';
import type { AuditEntry, AuditOutcome } from '../domain/acting/audit.ts';
import { leavesOpen } from '../domain/errors/leaves-open.ts';
import { isAppError, AppError } from '../domain/errors/problem.ts';
import type { AwsTarget } from '../parts/aws-target.ts';
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
}

/** Whether AWS may have acted despite the error. */
export function isUncertain(error: unknown): boolean {
  return !isAppError(error) || leavesOpen(error.code);
}

/**
 * Writes the intent, acts, writes the outcome. If the intent cannot be written nothing is done. Throws what `act`
 * throws, and AppError STORE_UNAVAILABLE when the outcome could not be written.
 */
export async function recorded<T>(
  deps: Pick<CommandParts, 'clock' | 'store'>,
  target: AwsTarget,
  intent: Intent,
  act: () => Promise<Done<T>>,
): Promise<T> {
  const id = intent.id ?? randomUUID();
  const now = () => awsNow(target, deps.clock);
  await deps.store.audit.begin({ ...intent, id, at: now(), target: target.config.name });
  let done: Done<T>;
  try {
    done = await act();
  } catch (error) {
    await finish(deps, id, outcomeOf(error, now()), null);
    throw error;
  }
  const { said, awsRequestId } = done;
  await finish(deps, id, { kind: 'done', at: now(), said, awsRequestId }, done.after);
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
