import { bypassAlarms } from '../../lib/commands/bypass-alarms.ts';
import { createEndDueBypasses } from '../../lib/commands/bypass/end-due-bypasses.ts';
import type { BypassUntil } from '../../lib/domain/group/group.ts';
import { toIso, toMs } from '../../lib/domain/time/iso.ts';
import { paymentsLive } from './begin-entry.ts';
import { createWorld, mara, type World } from './fake-world.ts';

/** A world in which bypasses begin and end. */
export interface BypassWorld {
  world: World;
  /** One round of ending due bypasses. */
  tick: () => Promise<void>;
  /** The errors of those rounds. */
  errors: unknown[];
  bypass: (until: BypassUntil) => ReturnType<typeof bypassAlarms>;
  /** A moment of the world's own clock. */
  inSeconds: (seconds: number) => string;
}

export async function createBypassWorld(): Promise<BypassWorld> {
  const world = await createWorld();
  const errors: unknown[] = [];
  return {
    world,
    errors,
    tick: createEndDueBypasses(world.deps, (error) => errors.push(error)),
    bypass: (until) => bypassAlarms(world.deps, mara, { ...paymentsLive, reason: 'urgent fix', until }),
    inSeconds: (seconds) => toIso(toMs(world.now()) + seconds * 1000),
  };
}
