/** An instant on the wire and in the domain: ISO 8601, UTC, with milliseconds ("2026-11-21T14:04:10.000Z"). */
export type Iso = string;
