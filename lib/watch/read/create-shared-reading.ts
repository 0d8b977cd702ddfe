/** Concurrent requests for the same key share one answer. */
export function createSharedReading(): <T>(key: string, read: () => Promise<T>) => Promise<T> {
  const underway = new Map<string, Promise<unknown>>();
  return async <T>(key: string, read: () => Promise<T>) => {
    const known = underway.get(key);
    if (known) return known as Promise<T>;
    const reading = read().finally(() => underway.delete(key));
    underway.set(key, reading);
    return reading;
  };
}
