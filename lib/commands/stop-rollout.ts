import type { Said } from '../domain/acting/said.ts';
import type { Actor } from '../domain/acting/actor.ts';
import { isActive } from '../domain/rollout/is-active.ts';
import { isAppError } from '../domain/errors/problem.ts';
import { mayStop } from '../domain/acting/stop.ts';
import { requireTarget } from '../domain/errors/require-target.ts';
import type { Rollout } from '../domain/rollout/rollout.ts';
import type { AwsTarget } from '../parts/aws-target.ts';
import { authorise } from './authorise.ts';
import type { CommandParts } from './command-parts.ts';
import { askAgain, type OnAgain } from './ask-again.ts';
import { justReadBy, orRefuse } from './read-first.ts';
import { readOrKnown } from './read-or-known.ts';
import { readUntil } from './read-until.ts';
import { recorded } from './recorded.ts';
import { subjectOfRollout } from './subject-of.ts';

/**
 * Stops a rollout. With `rollback`, CodeDeploy makes a new deployment that puts all traffic on the baseline again.
 * Without it the alias may stay split between two versions (SDK docs of StopDeployment), unless the group's settings
 * roll back on a stop. Waits for no reading: AWS is read first, and if that fails, what is known must do. A throttled
 * lost call is repeated, for stopping twice is like stopping once (the second is refused). Returns the rollout as
 * read back. Throws AppError FORBIDDEN, UNKNOWN_TARGET, NOT_FOUND, ALREADY_ENDED, STALE_PICTURE, AWS_*.
 */
export async function stopRollout(
  deps: CommandParts,
  actor: Actor,
  input: { target: string; id: string; rollback: boolean; reason: string },
): Promise<Rollout> {
  authorise(actor);
  const target = requireTarget(deps.targets, input.target);
  const { value: before, notRead } = await readOrKnown(
    deps.clock,
    () => deps.watcher.refreshRollout(input.target, input.id),
    async () => deps.watcher.rollout(input.target, input.id) ?? deps.store.rollouts.find(input.target, input.id),
  );
  orRefuse(mayStop(before, justReadBy(actor)));
  const rollsBack = input.rollback || (before.autoRollback ?? []).includes('DEPLOYMENT_STOP_ON_REQUEST');
  const intent = {
    actor: actor.name,
    action: input.rollback ? ('stop-and-roll-back' as const) : ('stop' as const),
    subject: subjectOfRollout(before),
    reason: input.reason,
    before: stateOf(before),
  };
  return recorded(deps, target, intent, async (onAgain) => {
    const answer = await send(deps, target, before.id, input.rollback, onAgain);
    const after = await readUntil(
      deps.clock,
      () => deps.watcher.refreshRollout(input.target, input.id),
      (rollout) => !isActive(rollout.status) && (!rollsBack || rollout.rollback.by !== null),
    );
    // Without an answer, only a rollout that has ended proves that the stop arrived.
    if (answer.lost !== null && (after === null || isActive(after.status))) throw answer.lost;
    // It may have ended by itself between two tries.
    if (answer.ended !== null && after !== null && after.status !== 'Stopped') throw answer.ended;
    return {
      value: after ?? before,
      said: [...(notRead === null ? [] : [notRead]), answer.said, ...stateAfter(before.id, after, rollsBack)],
      awsRequestId: answer.requestId,
      after: after === null ? null : stateOf(after),
      isPart: !isAsAsked(after, input.rollback),
    };
  });
}

interface Sent {
  said: Said;
  requestId: string | null;
  /** The last answer, if all were lost. */
  lost: Error | null;
  /** AWS says that it has ended, after an answer was lost. */
  ended: Error | null;
}

async function send(
  { clock }: CommandParts,
  target: AwsTarget,
  id: string,
  rollback: boolean,
  onAgain: OnAgain,
): Promise<Sent> {
  let isLost = false;
  const note: OnAgain = (tries, error) => {
    isLost ||= error.details.neverActed !== true && error.code === 'AWS_UNREACHABLE';
    onAgain(tries, error);
  };
  const nothing = { said: { kind: 'answer-lost', but: 'nothing' }, requestId: null, lost: null, ended: null } as const;
  try {
    const stop = () => target.codeDeploy.stopDeployment(id, rollback);
    const { status, message, requestId } = await askAgain(clock, stop, { isSafe: true, onAgain: note });
    return { said: { kind: 'stop-answered', status, message }, requestId, lost: null, ended: null };
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code === 'AWS_UNREACHABLE') return { ...nothing, lost: error };
    if (error.code === 'ALREADY_ENDED' && isLost) return { ...nothing, ended: error };
    throw error;
  }
}

function stateAfter(id: string, after: Rollout | null, rollsBack: boolean): Said[] {
  const state: Said = { kind: 'rollout-state', id, status: after?.status ?? null };
  if (after === null || (after.rollback.by === null && !rollsBack)) return [state];
  return [state, { kind: 'undone-by', by: after.rollback.by }];
}

/**
 * Whether what was asked has been seen: it was stopped and did not end by itself, and something rolls it back.
 * CodeDeploy does not roll back everything that is stopped: a rollback, for one. Without a reading, AWS's answer stands
 * for the stop, and for nothing more.
 */
function isAsAsked(after: Rollout | null, rollback: boolean): boolean {
  if (after === null) return !rollback;
  return after.status === 'Stopped' && (!rollback || after.rollback.by !== null);
}

function stateOf(rollout: Rollout): Record<string, unknown> {
  return {
    status: rollout.status,
    baselineVersion: rollout.baselineVersion,
    candidateVersion: rollout.candidateVersion,
    routedPercent: rollout.share.routedPercent,
    rolledBackBy: rollout.rollback.by,
  };
}
