/** The event stream between this browser and Sluice. `sinceMs` is the browser's monotonic time. */
type Connection = { kind: 'connecting' } | { kind: 'open' } | { kind: 'lost'; sinceMs: number };

export interface ConnectionStore {
  get: () => Connection;
  set: (next: Connection) => void;
  subscribe: (listener: () => void) => () => void;
}

export function createConnectionStore(): ConnectionStore {
  let current: Connection = { kind: 'connecting' };
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(next) {
      // The start of an outage is kept while further attempts fail.
      if (next.kind === current.kind && next.kind !== 'open') return;
      current = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
