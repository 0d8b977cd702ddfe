/** Seeded randomness: the same seed gives the same run. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** An independent stream, named so that adding one consumer does not disturb the others. */
  fork(name: string): Random;
}
