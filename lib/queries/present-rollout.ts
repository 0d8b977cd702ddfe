import { isActive } from '../domain/rollout/is-active.ts';
import type { Rollout } from '../domain/rollout/rollout.ts';
import type { Parts } from '../parts/parts.ts';

/** A rollout from the store as of now: the watcher's picture if it has one, otherwise the kept one. */
export function presentRollout(deps: Pick<Parts, 'watcher'>, kept: Rollout): Rollout {
  return deps.watcher.rollout(kept.target, kept.id) ?? (isActive(kept.status) ? asOfThen(kept) : kept);
}

/** It was running when the last process read it, and this process has not read it: its traffic split now is unknown. */
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
