/** Above this the difference does not matter, and not much further a number would be Infinity. */
export const MOST_EVIDENCE = 1e15;

/** The evidence as a number that can be printed. */
export function toEvidence(log: number): number {
  return Math.min(MOST_EVIDENCE, Math.exp(log));
}
