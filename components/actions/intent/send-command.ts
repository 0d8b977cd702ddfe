import { isProblem } from '@/lib/client/api/is-problem.ts';
import { leavesOpen } from '@/lib/domain/errors/leaves-open.ts';
import type { Problem } from '@/lib/domain/errors/problem.ts';

/** What a person asks AWS to do, as the HTTP API takes it. */
export interface Command {
  method: 'POST' | 'PUT' | 'DELETE';
  path: string;
  body: Record<string, unknown>;
}

/**
 * `refused`: a definite no, nothing more happens. `unknown`: nobody can know from here whether AWS did it, because no
 * answer came, the answer is not Sluice's, or AWS itself did not answer Sluice.
 */
export type CommandAnswer<T> =
  | { kind: 'done'; value: T }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'unknown'; problem: Problem | null };

/** How long a browser waits before it calls the outcome unknown. The SDK's own three tries end earlier. */
const PATIENCE_MS = 45_000;

/** Sends a command: with the same Idempotency-Key it acts once. Never throws; a lost connection is `unknown`. */
export async function sendCommand<T>(
  command: Command,
  idempotencyKey: string,
  fetcher: typeof fetch = fetch,
): Promise<CommandAnswer<T>> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetcher(command.path, {
      method: command.method,
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey },
      body: JSON.stringify(command.body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    body = await response.json();
  } catch {
    return { kind: 'unknown', problem: null };
  }
  if (response.ok) return { kind: 'done', value: body as T };
  if (!isProblem(body)) return { kind: 'unknown', problem: null };
  return leavesOpen(body.code) ? { kind: 'unknown', problem: body } : { kind: 'refused', problem: body };
}
