import { groupKey } from '../domain/group/group-key.ts';
import type { Turns } from '../parts/turns.ts';

export function createTurns(): Turns {
  const queues = new Map<string, Promise<unknown>>();
  return {
    async take(names, action) {
      const key = groupKey(names.target, names.application, names.group);
      const before = queues.get(key) ?? Promise.resolve();
      const mine = before.then(action, action);
      queues.set(key, mine);
      try {
        return await mine;
      } finally {
        if (queues.get(key) === mine) queues.delete(key);
      }
    },
    underway: new Map(),
  };
}
