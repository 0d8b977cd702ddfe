/**
 * A time span in its largest unit, rounded down: "2 s", "41 min", "7 h", "9 d". Below zero is "0 s"; null (unknown) is
 * "—".
 */
export function formatAge(ms: number | null): string {
  if (ms === null || !Number.isFinite(ms)) return '—';
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

/** "2 s ago", "6 min ago"; null (never) is "never". */
export function formatAgo(ms: number | null): string {
  return ms === null || !Number.isFinite(ms) ? 'never' : `${formatAge(ms)} ago`;
}
