/** Start of the minute that the reader points at, in epoch ms; null: nowhere. Shared by all charts of a page. */
export interface CursorStore {
  get: () => number | null;
  set: (minuteMs: number | null) => void;
  subscribe: (listener: () => void) => () => void;
}

/** A store outside React: the cursor re-renders what follows it and none of the charts, at 60 frames a second. */
export function createCursorStore(): CursorStore {
  let current: number | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(minuteMs) {
      if (minuteMs === current) return;
      current = minuteMs;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
