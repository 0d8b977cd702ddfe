import type { Parts, Watcher } from '../parts.ts';

/** Answers that are made once for everybody who asks within `keptMs` (this machine's time); failures are not kept. */
export interface SharedAnswers<T> {
  get(deps: Pick<Parts, 'watcher' | 'clock'>, key: string, make: () => Promise<T>): Promise<T>;
  drop(deps: Pick<Parts, 'watcher'>, keyPrefix: string): void;
}

const MOST_KEPT = 500;

/** One shelf a process (its watcher), so that a further viewer costs AWS nothing. */
export function sharedAnswers<T>(keptMs: number): SharedAnswers<T> {
  const shelves = new WeakMap<Watcher, Map<string, { atMs: number; answer: Promise<T> }>>();
  return {
    get({ watcher, clock }, key, make) {
      const shelf = shelves.get(watcher) ?? new Map<string, { atMs: number; answer: Promise<T> }>();
      shelves.set(watcher, shelf);
      const nowMs = clock.now().getTime();
      const before = shelf.get(key);
      if (before !== undefined && nowMs - before.atMs < keptMs) return before.answer;
      if (shelf.size >= MOST_KEPT) shelf.clear();
      const entry = { atMs: nowMs, answer: make() };
      shelf.set(key, entry);
      entry.answer.catch(() => {
        if (shelf.get(key) === entry) shelf.delete(key);
      });
      return entry.answer;
    },
    drop({ watcher }, keyPrefix) {
      const shelf = shelves.get(watcher);
      for (const key of shelf?.keys() ?? []) if (key.startsWith(keyPrefix)) shelf?.delete(key);
    },
  };
}
