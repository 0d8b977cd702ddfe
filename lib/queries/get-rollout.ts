import { isActive } from '../domain/rollout/is-active.ts';
import { isAppError, AppError } from '../domain/errors/problem.ts';
import type { Rollout } from '../domain/rollout/rollout.ts';
import type { Parts } from '../parts/parts.ts';
import { presentRollout } from './present-rollout.ts';
import { requireTarget } from '../domain/errors/require-target.ts';

/** AWS's ids look like "d-A1B2C3D4E", those of simulations may not. No call is made for what cannot be an id. */
const DEPLOYMENT_ID = /^[a-z0-9-]{1,64}$/i;

/**
 * One rollout: as watched, else as kept, else rebuilt from what AWS still knows (and then kept). Throws AppError
 * UNKNOWN_TARGET, NOT_FOUND, AWS_*.
 */
export async function getRollout(
  deps: Pick<Parts, 'targets' | 'watcher' | 'store'>,
  input: { target: string; id: string },
): Promise<Rollout> {
  requireTarget(deps.targets, input.target);
  const watched = deps.watcher.rollout(input.target, input.id);
  if (watched !== null) return watched;
  const kept = await deps.store.rollouts.find(input.target, input.id);
  // One that is kept as running but not watched went on while nobody looked.
  if (kept !== null && !isActive(kept.status)) {
    return (isOnlyListed(kept) ? await rebuild(deps, input) : null) ?? presentRollout(deps, kept);
  }
  if (!DEPLOYMENT_ID.test(input.id)) {
    throw new AppError(
      'NOT_FOUND',
      `There is no rollout ${JSON.stringify(input.id.slice(0, 100))} in ${input.target}.`,
    );
  }
  return deps.watcher.refreshRollout(input.target, input.id);
}

/**
 * It ended before Sluice looked, and has only been seen in a list of deployments: nothing of its course has been read.
 */
function isOnlyListed(rollout: Rollout): boolean {
  return rollout.watched.from === null && rollout.lifecycle.length === 0 && rollout.asOf.cloudwatch === null;
}

/** null: AWS cannot be read now, or no longer has it. Then what is kept is shown. */
async function rebuild(deps: Pick<Parts, 'watcher'>, input: { target: string; id: string }): Promise<Rollout | null> {
  try {
    return await deps.watcher.refreshRollout(input.target, input.id);
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}
