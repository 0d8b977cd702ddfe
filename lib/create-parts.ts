import { randomBytes } from 'node:crypto';
import packageJson from '../package.json' with { type: 'json' };
import { createAwsTarget } from './aws/create-aws-target.ts';
import { createTurns } from './commands/create-turns.ts';
import type { Config } from './config.ts';
import { createLiveHub } from './live/create-live-hub.ts';
import { createLog } from './log.ts';
import { publishAudit } from './live/publish-audit.ts';
import { createShelves } from './queries/shelves/create-shelves.ts';
import { claimDatabase } from './store/claim-database.ts';
import { openStore } from './store/open-store.ts';
import { startUpkeep } from './start-upkeep.ts';
import { systemClock } from './system-clock.ts';
import { createWatcher } from './watch/create-watcher.ts';
import type { RunningParts } from './running-parts.ts';

/** Creates the parts and starts the watcher. Throws AppError STORE_UNAVAILABLE. */
export async function createParts(config: Config): Promise<RunningParts> {
  const clock = systemClock;
  const { version } = packageJson;
  const log = createLog(config.logLevel);
  const live = createLiveHub({ clock, boot: randomBytes(6).toString('hex') });
  const address = `http://${config.host}:${config.port}`;
  const letGo = claimDatabase(config.databaseUrl, { address, at: clock.now().toISOString() });
  const opened = await openStore(config.databaseUrl, { clock }).catch((error: unknown) => {
    letGo();
    throw error;
  });
  const store = { ...opened, audit: publishAudit(opened.audit, live) };
  const targets = config.targets.map((target) => createAwsTarget(target, { clock, version }));
  const watcher = createWatcher({ clock, targets, store, log, version });
  const shelves = createShelves({ clock, watcher, live });
  const turns = createTurns();
  const stopListening = watcher.onChange((event) => {
    // Browsers get samples as changes of a series: the shelf of series sends those.
    if (event.type !== 'samples') live.publish(event);
  });
  const stopUpkeep = await startUpkeep({ clock, targets, watcher, store, turns }, log);
  watcher.start();
  return {
    clock,
    targets,
    watcher,
    store,
    live,
    shelves,
    turns,
    config,
    log,
    async stop() {
      stopUpkeep();
      stopListening();
      await watcher.stop();
      live.close();
      await store.close();
      letGo();
    },
  };
}
