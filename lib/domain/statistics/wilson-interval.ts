/** A range of a percentage, 0–100 at both ends. */
export interface PercentRange {
  lowPercent: number;
  highPercent: number;
}

/** Of a normal distribution: 95% lies within this many standard deviations. */
export const Z_95 = 1.959963984540054;

/**
 * Where the true rate behind "`part` of `whole`" lies, with 95% confidence (Wilson's score interval: it behaves well at
 * 0 and at few counts, where the usual ± does not). Fixed-sample: when looked at repeatedly it is right less often than
 * 95%. null: no counts.
 */
export function wilsonInterval(part: number, whole: number): PercentRange | null {
  if (!(whole > 0) || !(part >= 0)) return null;
  // CloudWatch counts arrive in pieces: for a while there may be more errors than calls.
  const rate = Math.min(1, part / whole);
  const z2 = Z_95 ** 2;
  const middle = rate + z2 / (2 * whole);
  const half = Z_95 * Math.sqrt((rate * (1 - rate)) / whole + z2 / (4 * whole ** 2));
  const scale = 100 / (1 + z2 / whole);
  return {
    lowPercent: rate === 0 ? 0 : Math.max(0, (middle - half) * scale),
    highPercent: rate === 1 ? 100 : Math.min(100, (middle + half) * scale),
  };
}
