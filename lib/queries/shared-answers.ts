import type { AwsTarget } from '../parts/aws-target.ts';
import type { Parts } from '../parts/parts.ts';
import type { Watcher } from '../parts/watcher.ts';

/** Answers about a target that are made once for everybody who asks within `keptMs` (AWS's time); failures are not kept. */
export interface SharedAnswers<T> {
  get(deps: Pick<Parts, 'watcher' | 'clock'>, target: AwsTarget, key: string, make: () => Promise<T>): Promise<T>;
  drop(deps: Pick<Parts, 'watcher'>, target: string, keyPrefix: string): void;
}

const MOST_KEPT = 500;

/** One shelf a process (its watcher), so that a further viewer costs AWS nothing. */
export function sharedAnswers<T>(keptMs: number): SharedAnswers<T> {
  const shelves = new WeakMap<Watcher, Map<string, { atMs: number; answer: Promise<T> }>>();
  return {
    get({ watcher, clock }, target, name, make) {
      const shelf = shelves.get(watcher) ?? new Map<string, { atMs: number; answer: Promise<T> }>();
      shelves.set(watcher, shelf);
      const key = keyOf(target.config.name, name);
      const nowMs = (target.clock.now() ?? clock.now()).getTime();
      const before = shelf.get(key);
      if (before !== undefined && Math.abs(nowMs - before.atMs) < keptMs) return before.answer;
      if (shelf.size >= MOST_KEPT) shelf.clear();
      const entry = { atMs: nowMs, answer: make() };
      shelf.set(key, entry);
      entry.answer.catch(() => {
        if (shelf.get(key) === entry) shelf.delete(key);
      });
      return entry.answer;
    },
    drop({ watcher }, target, keyPrefix) {
      const shelf = shelves.get(watcher);
      for (const key of shelf?.keys() ?? []) if (key.startsWith(keyOf(target, keyPrefix))) shelf?.delete(key);
    },
  };
}

/** Names may hold any printable character, but no line break. */
const keyOf = (target: string, name: string): string => `${target}\n${name}`;
