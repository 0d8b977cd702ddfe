import { actionsOfRollout } from '../domain/acting/actions-of.ts';
import { isActive } from '../domain/rollout/is-active.ts';
import type { Rollout } from '../domain/rollout/rollout.ts';
import type { Parts } from '../parts/parts.ts';
import { actingContext } from './acting-context.ts';

/**
 * A rollout out of the store as of now: the watcher's own picture where it has one, otherwise the kept one, with what may be done
 * decided anew (what was allowed when it was kept says nothing about today).
 */
export function presentRollout(deps: Pick<Parts, 'watcher' | 'targets'>, kept: Rollout): Rollout {
  const watched = deps.watcher.rollout(kept.target, kept.id);
  if (watched !== null) return watched;
  const group = deps.watcher.group(kept.target, kept.application, kept.group);
  const rollout = isActive(kept.status) ? asOfThen(kept) : kept;
  return { ...rollout, actions: actionsOfRollout(rollout, group, actingContext(deps, kept.target)) };
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
