/** An instant on the wire and in the domain: ISO 8601, UTC, with milliseconds ("2026-11-21T14:04:10.000Z"). */
export type Iso = string;

/** Milliseconds since 1970 of an instant on the wire; NaN for a string that is none. */
export function toMs(at: Iso): number {
  return Date.parse(at);
}

/** The instant on the wire of milliseconds since 1970. Throws RangeError outside of what a Date can hold. */
export function toIso(ms: number): Iso {
  return new Date(ms).toISOString();
}
