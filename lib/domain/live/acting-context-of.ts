import type { Role } from '../acting/actor.ts';
import type { ActingContext } from '../acting/may.ts';
import { toMs } from '../time/iso.ts';
import type { TargetHealth } from './health.ts';

/**
 * What a decision about acting on a target needs beyond the thing itself: how old the picture is, and what AWS refused
 * recently.
 *
 * @param health null: the target has none yet.
 * @param nowMs AWS's time.
 */
export function actingContextOf(role: Role, health: TargetHealth | null, nowMs: number): ActingContext {
  const readAt = health?.sources.codedeploy.lastSuccessAt ?? null;
  // A simulated clock that runs ten times as fast does not make a picture ten times as old.
  const rate = health?.clock.rate || 1;
  return {
    role,
    codedeployAgeMs: readAt === null ? null : Math.max(0, nowMs - toMs(readAt)) / rate,
    missingPermissions: health?.missingPermissions ?? [],
  };
}
