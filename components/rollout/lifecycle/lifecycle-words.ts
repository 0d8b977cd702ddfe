import { formatSpan, spanMs } from '@/lib/domain/format/format-span.ts';
import type { LifecycleEvent } from '@/lib/domain/rollout/rollout.ts';

export type LifecycleLook = 'done' | 'running' | 'pending' | 'failed' | 'skipped' | 'unknown';

export interface LifecycleWords {
  look: LifecycleLook;
  /** "Succeeded, 4 s", "Failed after 14:44"; null: it runs, its time is counted on the screen. */
  state: string | null;
}

/** A lifecycle event's state in words. A status that AWS invents is shown as it is. */
export function lifecycleWords(event: LifecycleEvent): LifecycleWords {
  const took = spanMs(event.startedAt, event.endedAt);
  switch (event.status) {
    case 'Succeeded':
      return { look: 'done', state: took === null ? 'Succeeded' : `Succeeded, ${formatSpan(took)}` };
    case 'InProgress':
      return { look: 'running', state: null };
    case 'Pending':
      return { look: 'pending', state: 'Pending' };
    case 'Failed':
      return { look: 'failed', state: took === null ? 'Failed' : `Failed after ${formatSpan(took)}` };
    case 'Skipped':
      return { look: 'skipped', state: 'Skipped' };
    default:
      return { look: 'unknown', state: event.status };
  }
}

/** What is known about an event's hook function; null: it has none, or it is not known. */
export function hookWords(event: LifecycleEvent, isRollback: boolean): { before: string; after: string } | null {
  if (event.hookFunction === null) return null;
  // Seen on real accounts: a rollback's events read Succeeded though its hooks are not invoked.
  if (isRollback) return { before: 'hook ', after: ' is not called in a rollback' };
  if (event.status === 'Pending') return { before: 'hook ', after: '; it has 60 min to answer' };
  if (event.status === 'Skipped') return { before: 'hook ', after: ' was not called' };
  return { before: 'hook ', after: '' };
}
