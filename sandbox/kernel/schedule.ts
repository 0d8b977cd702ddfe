import type { SimMs } from './clock.ts';

export interface Entry {
  readonly at: SimMs;
  readonly sequence: number;
  readonly action: () => void | Promise<void>;
  cancelled: boolean;
}

/** Scheduled actions, by time and then in the order they were added: a binary heap. */
export interface Schedule {
  add(at: SimMs, action: Entry['action']): Entry;
  /** The first that has not been cancelled. */
  next(): Entry | undefined;
  /** Removes the first. */
  take(): void;
  clear(): void;
}

export function createSchedule(): Schedule {
  const heap: Entry[] = [];
  let sequence = 0;
  return {
    add(at, action) {
      const entry: Entry = { at, sequence: sequence++, action, cancelled: false };
      push(heap, entry);
      return entry;
    },
    next() {
      while (heap[0]?.cancelled === true) pop(heap);
      return heap[0];
    },
    take: () => pop(heap),
    clear() {
      heap.length = 0;
    },
  };
}

const before = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.sequence < b.sequence);

function push(heap: Entry[], entry: Entry): void {
  let child = heap.length;
  heap.push(entry);
  while (child > 0) {
    const parent = (child - 1) >> 1;
    const above = heap[parent];
    if (above === undefined || !before(entry, above)) break;
    heap[child] = above;
    child = parent;
  }
  heap[child] = entry;
}

function pop(heap: Entry[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let hole = 0;
  for (;;) {
    const left = 2 * hole + 1;
    const a = heap[left];
    if (a === undefined) break;
    const b = heap[left + 1];
    const least = b !== undefined && before(b, a) ? left + 1 : left;
    const child = heap[least];
    if (child === undefined || !before(child, last)) break;
    heap[hole] = child;
    hole = least;
  }
  heap[hole] = last;
}
