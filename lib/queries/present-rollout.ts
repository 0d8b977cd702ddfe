import { isActive } from '../domain/rollout/is-active.ts';
import type { Rollout } from '../domain/rollout/rollout.ts';
import type { Parts } from '../parts/parts.ts';

/** A rollout out of the store as of now: the watcher's own picture where it has one, otherwise the kept one. */
export function presentRollout(deps: Pick<Parts, 'watcher'>, kept: Rollout): Rollout {
  return deps.watcher.rollout(kept.target, kept.id) ?? (isActive(kept.status) ? asOfThen(kept) : kept);
}

/** It ran when the last process read it, and has not been read by this one: how its traffic is split now is not known. */
function asOfThen(kept: Rollout): Rollout {
  const unknown = {
    plannedPercent: null,
    routedPercent: null,
    observedPercent: null,
    observedAt: null,
    observedCalls: null,
    next: null,
  };
  return {
    ...kept,
    share: { ...kept.share, ...unknown },
    keptFrom: kept.keptFrom ?? kept.asOf.codedeploy ?? kept.createdAt,
  };
}
