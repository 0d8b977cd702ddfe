import type { RunningParts } from './running-parts.ts';

// Next bundles instrumentation, pages and routes apart, each with its own copy of this module: only the process itself
// is shared.
const KEY = Symbol.for('sluice.parts');
const shared = globalThis as { [KEY]?: Promise<RunningParts> };

/**
 * The parts of this process. The first caller starts them (settings, database, watcher); after a failed start the next
 * caller tries again. Throws ConfigError, AppError STORE_UNAVAILABLE.
 */
export function getParts(): Promise<RunningParts> {
  const running = shared[KEY];
  if (running !== undefined) return running;
  return shareParts(start());
}

/** Makes these the parts of this process. */
export function shareParts(starting: Promise<RunningParts>): Promise<RunningParts> {
  shared[KEY] = starting;
  starting.catch(() => {
    if (shared[KEY] === starting) delete shared[KEY];
  });
  return starting;
}

async function start(): Promise<RunningParts> {
  const [{ loadConfig }, { createParts }] = await Promise.all([import('./config.ts'), import('./create-parts.ts')]);
  return createParts(await loadConfig());
}
