import type { RolloutPage } from '../domain/live/pages.ts';
import type { Parts } from '../parts/parts.ts';
import type { RolloutQuery } from '../parts/store.ts';
import { asOf } from './as-of.ts';
import { presentRollout } from './present-rollout.ts';
import { requireTarget } from '../domain/errors/require-target.ts';

/**
 * Rollouts that Sluice knows, newest first, a page at a time. Throws AppError UNKNOWN_TARGET, INVALID_INPUT (cursor).
 */
export async function listRollouts(
  deps: Pick<Parts, 'targets' | 'watcher' | 'store'>,
  input: RolloutQuery & { target: string },
): Promise<RolloutPage> {
  requireTarget(deps.targets, input.target);
  const page = await deps.store.rollouts.list(input);
  return {
    rollouts: page.items.map((rollout) => presentRollout(deps, rollout)),
    nextCursor: page.nextCursor,
    asOf: asOf(deps, input.target),
  };
}
