import type { Actor } from '../domain/acting/actor.ts';
import type { ActingContext } from '../domain/acting/may.ts';
import { actingContextOf } from '../domain/live/acting-context-of.ts';
import { toMs } from '../domain/time/iso.ts';
import type { Parts } from '../parts/parts.ts';

/** What a decision about `actor` acting on a target needs beyond the thing itself, as of now. */
export function actingContext(deps: Pick<Parts, 'watcher'>, actor: Actor, target: string): ActingContext {
  const health = deps.watcher.health().targets.find(({ name }) => name === target) ?? null;
  // It was made just now, so its own time is AWS's.
  return actingContextOf(actor.role, health, health === null ? 0 : toMs(health.clock.now));
}
