import { actionsOfRollout } from '../domain/actions-of.ts';
import { toMs } from '../domain/iso-time.ts';
import type { ActingContext } from '../domain/may.ts';
import type { Rollout } from '../domain/rollout.ts';
import type { Parts } from '../parts.ts';

/**
 * A rollout out of the store as of now: the watcher's own picture where it has one, otherwise the kept one, with what may be done
 * decided anew (what was allowed when it was kept says nothing about today).
 */
export function presentRollout(deps: Pick<Parts, 'watcher' | 'targets'>, kept: Rollout): Rollout {
  const watched = deps.watcher.rollout(kept.target, kept.id);
  if (watched !== null) return watched;
  const group = deps.watcher.group(kept.target, kept.application, kept.group);
  return { ...kept, actions: actionsOfRollout(kept, group, contextOf(deps, kept.target)) };
}

function contextOf(deps: Pick<Parts, 'watcher' | 'targets'>, name: string): ActingContext {
  const health = deps.watcher.health().targets.find((target) => target.name === name);
  const readAt = health?.sources.codedeploy.lastSuccessAt ?? null;
  const now = deps.targets.find((target) => target.config.name === name)?.clock.now() ?? null;
  return {
    codedeployAgeMs: readAt === null || now === null ? null : now.getTime() - toMs(readAt),
    missingPermissions: health?.missingPermissions.map((permission) => permission.action) ?? [],
  };
}
