/** Seeded randomness: the same seed gives the same run. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** An independent stream with a name, so that a new consumer does not disturb the others. */
  fork(name: string): Random;
}
