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
import { justReadBy, orRefuse, readFirst } from './read-first.ts';
import { readUntil } from './read-until.ts';
import { recorded } from './recorded.ts';
import { subjectOfRollout } from './subject-of.ts';

/**
 * Stops a rollout. With `rollback`, CodeDeploy makes a new deployment that puts all traffic on the baseline again.
 * Without it the alias may stay split between two versions (SDK docs of StopDeployment), unless the group's settings
 * roll back on a stop. Returns the rollout as read back. Throws AppError FORBIDDEN, UNKNOWN_TARGET, NOT_FOUND,
 * ALREADY_ENDED, STALE_PICTURE, AWS_*.
 */
export async function stopRollout(
  deps: CommandParts,
  actor: Actor,
  input: { target: string; id: string; rollback: boolean; reason: string },
): Promise<Rollout> {
  authorise(actor);
  const target = requireTarget(deps.targets, input.target);
  const before = await readFirst(deps.watcher.refreshRollout(input.target, input.id));
  orRefuse(mayStop(before, justReadBy(actor)));
  const rollsBack = input.rollback || (before.autoRollback ?? []).includes('DEPLOYMENT_STOP_ON_REQUEST');
  const intent = {
    actor: actor.name,
    action: input.rollback ? ('stop-and-roll-back' as const) : ('stop' as const),
    subject: subjectOfRollout(before),
    reason: input.reason,
    before: stateOf(before),
  };
  return recorded(deps, target, intent, async () => {
    const answer = await send(target, before.id, input.rollback);
    const after = await readUntil(
      deps.clock,
      () => deps.watcher.refreshRollout(input.target, input.id),
      (rollout) => !isActive(rollout.status) && (!rollsBack || rollout.rollback.by !== null),
    );
    // Without an answer, only a rollout that has ended proves that the stop arrived.
    if (answer.lost !== null && (after === null || isActive(after.status))) throw answer.lost;
    return {
      value: after ?? before,
      said: [answer.said, ...stateAfter(before.id, after, rollsBack)],
      awsRequestId: answer.requestId,
      after: after === null ? null : stateOf(after),
    };
  });
}

async function send(
  target: AwsTarget,
  id: string,
  rollback: boolean,
): Promise<{ said: Said; requestId: string | null; lost: Error | null }> {
  try {
    const { status, message, requestId } = await target.codeDeploy.stopDeployment(id, rollback);
    return { said: { kind: 'stop-answered', status, message }, requestId, lost: null };
  } catch (error) {
    if (!isAppError(error) || error.code !== 'AWS_UNREACHABLE') throw error;
    return { said: { kind: 'answer-lost', but: 'nothing' }, requestId: null, lost: error };
  }
}

function stateAfter(id: string, after: Rollout | null, rollsBack: boolean): Said[] {
  const state: Said = { kind: 'rollout-state', id, status: after?.status ?? null };
  if (after === null || (after.rollback.by === null && !rollsBack)) return [state];
  return [state, { kind: 'undone-by', by: after.rollback.by }];
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
