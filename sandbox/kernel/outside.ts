/**
 * What the world takes from outside itself, and cannot work out again: results of handlers that really ran, copies of folders,
 * files that were looked at. All of it goes through here, so that a run can be repeated from its record.
 */
export interface Outside {
  /** Work in real time. Its result (JSON) comes into the world as an event of its own; an Error keeps its message only. */
  call<T>(what: string, work: () => Promise<T>): Promise<T>;
  /** A look that takes no time. Its result is JSON. */
  look<T>(what: string, read: () => T): T;
}
