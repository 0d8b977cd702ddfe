/** The logarithm of the mean of numbers that are given by their logarithms, however large or small they are. */
export function logMeanExp(logs: readonly number[]): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const log of logs) if (log > most) most = log;
  let sum = 0;
  // Below e^-40 of the largest nothing is added that a number could show.
  for (const log of logs) if (log - most > -40) sum += Math.exp(log - most);
  return most + Math.log(sum / logs.length);
}
