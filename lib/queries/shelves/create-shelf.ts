import type { Clock } from '../../parts/clock.ts';
import type { Shelf } from '../../parts/shelves.ts';

const MOST_KEPT = 500;

/** Answers stay for `keptMs` (AWS's time). */
export function createShelf<T>(clock: Clock, keptMs: number): Shelf<T> {
  const kept = new Map<string, { atMs: number; answer: Promise<T> }>();
  return {
    get(target, name, make) {
      const key = keyOf(target.config.name, name);
      const nowMs = (target.clock.now() ?? clock.now()).getTime();
      const before = kept.get(key);
      if (before !== undefined && Math.abs(nowMs - before.atMs) < keptMs) return before.answer;
      if (kept.size >= MOST_KEPT) kept.clear();
      const entry = { atMs: nowMs, answer: make() };
      kept.set(key, entry);
      entry.answer.catch(() => {
        if (kept.get(key) === entry) kept.delete(key);
      });
      return entry.answer;
    },
    drop(target, keyPrefix) {
      for (const key of kept.keys()) if (key.startsWith(keyOf(target, keyPrefix))) kept.delete(key);
    },
  };
}

/** A target's name holds no line break (lib/config.ts). */
const keyOf = (target: string, name: string): string => `${target}\n${name}`;
