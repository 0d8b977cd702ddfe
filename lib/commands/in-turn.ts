const KEY = Symbol.for('sluice.turns');
// Routes and the watcher each have their own copy of this module (see wiring.ts): only the process itself is shared.
const shared = globalThis as { [KEY]?: Map<string, Promise<unknown>> };
const queues = (shared[KEY] ??= new Map<string, Promise<unknown>>());

/**
 * Runs what concerns one group's alarms one after the other, in this process: read, change and write must not interleave, and AWS has no
 * revision id here that would notice.
 */
export async function inTurn<T>(
  group: { target: string; application: string; group: string },
  action: () => Promise<T>,
): Promise<T> {
  const key = JSON.stringify([group.target, group.application, group.group]);
  const before = queues.get(key) ?? Promise.resolve();
  const mine = before.then(action, action);
  queues.set(key, mine);
  try {
    return await mine;
  } finally {
    if (queues.get(key) === mine) queues.delete(key);
  }
}
