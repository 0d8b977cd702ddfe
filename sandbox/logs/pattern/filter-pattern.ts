/** What a pattern finds in an event, by selector ("$.status" or "$status"): metric values and dimensions use it. */
export type Found = (selector: string) => unknown;

/** A parsed filter pattern. null: the event does not match. */
export type FilterPattern = (message: string) => Found | null;

/** The pattern cannot be read; the message says where. */
export class PatternError extends Error {}

export const nothing: Found = () => undefined;
