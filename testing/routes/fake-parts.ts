import { createWorld, type World } from '../commands/fake-world.ts';
import { makeHealth } from '../domain/make-health.ts';
import { createFakeClock } from '../fake-clock.ts';
import { createLiveHub } from '../../lib/live/create-live-hub.ts';
import type { Watcher } from '../../lib/parts/watcher.ts';
import type { RunningParts } from '../../lib/running-parts.ts';
import { shareParts } from '../../lib/wiring.ts';

/** For tests: parts on a minimal fake AWS, shared as the process's own, so that the real handlers use them. */
export async function shareFakeParts(): Promise<{ world: World; parts: RunningParts; logged: object[] }> {
  const world = await createWorld();
  const logged: object[] = [];
  const note = (facts: object) => {
    logged.push(facts);
  };
  const watcher: Watcher = {
    ...world.deps.watcher,
    health: () => makeHealth(),
    groups: () => [],
    rollout: () => null,
  };
  const parts: RunningParts = {
    ...world.deps,
    watcher,
    live: createLiveHub({ clock: createFakeClock(world.now()), boot: 'test' }),
    config: {
      targets: world.deps.targets.map((target) => target.config),
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: 'file::memory:',
      logLevel: 'silent',
      user: 'mara',
    },
    log: { debug: note, info: note, warn: note, error: note },
    stop: () => world.store.close(),
  };
  await shareParts(Promise.resolve(parts));
  return { world, parts, logged };
}
