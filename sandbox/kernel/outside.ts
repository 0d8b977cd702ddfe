/**
 * What the world takes from outside and cannot compute again: results of handlers that really ran, copies of folders,
 * files it read. All of it passes through here, so that a run can be replayed from its journal.
 */
export interface Outside {
  /** Work in real time. Its result (JSON) enters the world as an event; of an Error only the message is kept. */
  call<T>(what: string, work: () => Promise<T>): Promise<T>;
  /** A read that takes no time. Its result is JSON. */
  look<T>(what: string, read: () => T): T;
}
