/** An operation's input as JSON: Dates, bytes and numbers that JSON lacks become {"$": kind, "v": text}. */
export function encodeValue(value: unknown): unknown {
  if (value instanceof Date) return { $: 'date', v: value.getTime() };
  if (value instanceof Uint8Array) return { $: 'bytes', v: Buffer.from(value).toString('base64') };
  if (typeof value === 'number' && !Number.isFinite(value)) return { $: 'number', v: String(value) };
  if (typeof value === 'bigint') return { $: 'bigint', v: String(value) };
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : encodeValue(item)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, item]): [string, unknown][] =>
    item === undefined ? [] : [[key, encodeValue(item)]],
  );
  const plain = Object.fromEntries(entries);
  // The caller's own map has a key "$".
  return Object.hasOwn(plain, '$') ? { $: 'map', v: entries } : plain;
}

/** The reverse. Throws TypeError for a kind that `encodeValue` does not make. */
export function decodeValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decodeValue);
  if (typeof value !== 'object' || value === null) return value;
  if (!('$' in value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decodeValue(item)]));
  const { $: kind, v } = value as { $: unknown; v?: unknown };
  if (kind === 'date') return new Date(typeof v === 'number' ? v : Number.NaN);
  if (kind === 'bytes' && typeof v === 'string') return new Uint8Array(Buffer.from(v, 'base64'));
  if (kind === 'number') return Number(v);
  if (kind === 'bigint' && typeof v === 'string') return BigInt(v);
  if (kind === 'map' && Array.isArray(v))
    return Object.fromEntries((v as [string, unknown][]).map(([key, item]) => [key, decodeValue(item)]));
  throw new TypeError(`no value is written as ${JSON.stringify(kind)}`);
}
