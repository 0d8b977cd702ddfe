import { formatClock } from '../format/format-clock.ts';
import { formatMoment } from '../format/format-moment.ts';
import { toIso, toMs, type Iso } from '../time/iso.ts';
import { isPermittedHookName, PERMITTED_HOOK } from './permitted-hook.ts';
import type { LifecycleEvent, Rollout } from '../rollout/rollout.ts';

/** CodeDeploy fails an event whose hook has not answered within this time. */
export const HOOK_LIMIT_MS = 3_600_000;
/** Lambda's longest timeout. */
const LONGEST_RUN_MS = 900_000;
/** Calling, starting cold and logging take a while: silence before that means nothing. */
const QUIET_MS = 60_000;

/** Why a hook's event does not move on, or did not, in a sentence; null: no likely cause. `now` is AWS's time. */
export function likelyCauseOfHookSilence({
  rollout,
  event,
  functionName,
  exists,
  invoked,
  now,
}: {
  rollout: Pick<Rollout, 'id'>;
  event: LifecycleEvent;
  functionName: string;
  /** null: not known, as for `invoked`. */
  exists: boolean | null;
  /** The log has a START line since the event began. */
  invoked: boolean | null;
  now: Iso;
}): string | null {
  const hasEnded = event.endedAt !== null || (event.status !== 'InProgress' && event.status !== 'Failed');
  if (event.startedAt === null || event.status === 'Succeeded' || (hasEnded && event.status !== 'Failed')) return null;
  if (exists === false) {
    return `There is no function ${functionName}, so CodeDeploy cannot call it: ${event.name} fails.`;
  }
  const elapsedMs = toMs(event.endedAt ?? now) - toMs(event.startedAt);
  if (event.status === 'Failed') return whyFailed(elapsedMs, functionName, invoked);
  if (elapsedMs < QUIET_MS || invoked === null) return null;
  const elapsed = formatClock(elapsedMs);
  if (!invoked)
    return `The log of ${functionName} shows no call in ${elapsed}: ${whyNotCalled(functionName)}, or it may not write its log.`;
  const failsAt = formatMoment(toIso(toMs(event.startedAt) + HOOK_LIMIT_MS), now);
  const toCheck =
    `it must call PutLifecycleEventHookExecutionStatus for ${rollout.id}, be allowed codedeploy:PutLifecycleEventHookExecutionStatus, and reach ` +
    'CodeDeploy from its network';
  return elapsedMs > LONGEST_RUN_MS
    ? `${functionName} was called and cannot be running any more, for no function runs longer than 15 minutes, and it has not answered: ${toCheck}. The event fails at ${failsAt}.`
    : `${functionName} was called and has not answered in ${elapsed}: ${toCheck}, or it is still at work.`;
}

function whyFailed(elapsedMs: number, functionName: string, invoked: boolean | null): string | null {
  // The event ends a moment after the limit or, by rounding, a moment before.
  if (elapsedMs >= HOOK_LIMIT_MS - 5000)
    return `${functionName} did not answer within 3,600 s, and CodeDeploy gave up.`;
  return invoked === false
    ? `The log of ${functionName} shows no call: ${whyNotCalled(functionName)}, or it may not write its log.`
    : null;
}

function whyNotCalled(functionName: string): string {
  return isPermittedHookName(functionName)
    ? "the group's service role may not call it, or it is throttled (a reserved concurrency of 0 does that)"
    : `the group's service role may not call it (the role that SAM makes may call only functions named ${PERMITTED_HOOK}…), or it is throttled`;
}
