/** An instant on the wire and in the domain: ISO 8601, UTC, with milliseconds ("2026-11-21T14:04:10.000Z"). */
export type Iso = string;

/** Milliseconds since 1970 of an instant on the wire; NaN for any other string. */
export function toMs(at: Iso): number {
  return Date.parse(at);
}

/** An instant on the wire, from milliseconds since 1970. Throws RangeError outside of the range of a Date. */
export function toIso(ms: number): Iso {
  return new Date(ms).toISOString();
}
