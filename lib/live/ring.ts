/** One event as it goes over the wire, encoded once for all viewers. */
interface Sent {
  seq: number;
  bytes: Uint8Array;
}

export interface Ring {
  add(event: Sent): void;
  /** Events after `seq`, oldest first; null when one of them is no longer kept. */
  after(seq: number): Sent[] | null;
}

/** Keeps the newest `size` events. */
export function createRing(size: number): Ring {
  const kept: Sent[] = [];
  let forgotten = 0;
  return {
    add(event) {
      kept.push(event);
      // In chunks: removing one at a time from the front of an array costs its whole length.
      if (kept.length >= size * 2) {
        const gone = kept.splice(0, kept.length - size);
        forgotten = gone.at(-1)?.seq ?? forgotten;
      }
    },
    after(seq) {
      if (seq < forgotten) return null;
      let from = kept.length;
      while (from > 0 && (kept[from - 1]?.seq ?? 0) > seq) from -= 1;
      return kept.slice(from);
    },
  };
}
