/** What a filter pattern finds in an event, by which a metric's value and dimensions can be named: "$.status" or "$status". */
export type Found = (selector: string) => unknown;

/** A parsed filter pattern. null: the event does not match. */
export type FilterPattern = (message: string) => Found | null;

/** The pattern cannot be read; the text says where. */
export class PatternError extends Error {}

export const NOTHING: Found = () => undefined;
