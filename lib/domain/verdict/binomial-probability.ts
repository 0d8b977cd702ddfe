/** The probability of exactly k hits in n calls that are hits with probability p each (0 < p < 1). */
export function binomialProbability(k: number, n: number, p: number): number {
  const ways = logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  return Math.exp(ways + k * Math.log(p) + (n - k) * Math.log1p(-p));
}

const TABLE = [0];
for (let n = 1; n < 64; n++) TABLE.push((TABLE[n - 1] ?? 0) + Math.log(n));

/** ln n! of a whole number: from a table, else by Stirling's series, good to 1e-13 there. */
export function logFactorial(n: number): number {
  const known = TABLE[n];
  if (known !== undefined) return known;
  const x = n + 1;
  const inverse = 1 / x;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return (x - 0.5) * Math.log(x) - x + 0.9189385332046728 + series;
}
