const MINUTE_MS = 60_000;

/** "31 min", "2 h 5 min", "less than a minute": how far away `at` is, rounded down. */
export function howLong(fromMs: number, toMs: number): string {
  const minutes = Math.floor((toMs - fromMs) / MINUTE_MS);
  if (minutes < 1) return 'less than a minute';
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
