import { toMs } from '../domain/time/iso.ts';
import type { ActingContext } from '../domain/acting/may.ts';
import type { Parts } from '../parts/parts.ts';

/** How old the picture of a target is, and what AWS refused lately: what a decision about acting needs beyond the thing itself. */
export function actingContext(deps: Pick<Parts, 'watcher' | 'targets'>, name: string): ActingContext {
  const health = deps.watcher.health().targets.find((target) => target.name === name);
  const readAt = health?.sources.codedeploy.lastSuccessAt ?? null;
  const now = deps.targets.find((target) => target.config.name === name)?.clock.now() ?? null;
  return {
    codedeployAgeMs: readAt === null || now === null ? null : now.getTime() - toMs(readAt),
    missingPermissions: health?.missingPermissions.map((permission) => permission.action) ?? [],
  };
}
