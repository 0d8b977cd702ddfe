import { isAppError } from '../../domain/errors/problem.ts';
import { isPassing } from '../read/note-problem.ts';
import type { TargetContext } from '../target-context.ts';
import type { LoopState } from './loop-state.ts';
import { readingKey, type Reading } from './pick-reading.ts';
import type { NextDue } from './schedule.ts';
import { taskKey } from './task.ts';

const SECOND = 1_000;
/**
 * A refused operation is tried again after this time. The list of active rollouts, without which nothing is seen,
 * sooner.
 */
const REFUSED_MS = 300 * SECOND;
const LIST_REFUSED_MS = 30 * SECOND;
const FAILED_MS = 10 * SECOND;

/** After a failed reading: decides when it may be tried again, and logs what the health does not show. */
export function noteFailure(
  ctx: TargetContext,
  state: LoopState,
  { task, source }: NextDue['due'][number],
  reading: Reading | null,
  error: unknown,
): void {
  const nowMs = ctx.nowMs();
  const key = reading === null ? taskKey(task) : readingKey(reading);
  const code = isAppError(error) ? error.code : null;
  const refused = code === 'AWS_ACCESS_DENIED' || code === 'AWS_UNKNOWN_OPERATION';
  // Groups are read without it, only more slowly.
  if (task.kind === 'history' && !isPassing(error)) state.history = { pagesLeft: 0, nextToken: null, ids: [] };
  if (refused) {
    state.blockedUntilMs.set(key, nowMs + (task.kind === 'active-list' ? LIST_REFUSED_MS : REFUSED_MS));
  } else if (task.kind !== 'active-list' && task.kind !== 'alias') {
    // The source's back-off slows everything down. This keeps one thing that always fails from being read all the time.
    state.blockedUntilMs.set(key, nowMs + FAILED_MS);
  }
  if (code === null) ctx.log.error({ error, task: key, source }, 'a reading failed');
  else if (code !== 'AWS_UNREACHABLE' && code !== 'AWS_THROTTLED')
    ctx.log.warn({ code, task: key, target: ctx.aws.config.name, message: String(error) }, 'AWS refused a reading');
}
