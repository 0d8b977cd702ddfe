/** A template's value: what YAML and JSON share. */
export type Json = string | number | boolean | null | Json[] | JsonMap;
export interface JsonMap {
  [key: string]: Json;
}

export const isMap = (value: Json | undefined): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The one key and value of `{Ref: …}`, `{Fn::…: …}` or `{Condition: …}`; null for any other value. */
export function intrinsicOf(value: Json | undefined): { name: string; argument: Json } | null {
  if (!isMap(value)) return null;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length !== 1 || first === undefined) return null;
  const [name, argument] = first;
  return name === 'Ref' || name === 'Condition' || name.startsWith('Fn::') ? { name, argument } : null;
}

/** An own member of a map, so that a key like "constructor" finds nothing. */
export const own = (map: JsonMap, key: string): Json | undefined => (Object.hasOwn(map, key) ? map[key] : undefined);
