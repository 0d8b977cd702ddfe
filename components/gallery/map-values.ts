/** The same keys with other values. */
export function mapValues<K extends string, V, R>(record: Record<K, V>, make: (value: V, key: K) => R): Record<K, R> {
  const made = (Object.entries(record) as [K, V][]).map(([key, value]) => [key, make(value, key)]);
  return Object.fromEntries(made) as Record<K, R>;
}
