import { formatCount } from './format-count.ts';

/** "80 calls a minute", "0.5 calls a minute", "one call a minute", "no calls a minute". */
export function callsAMinute(perMinute: number): string {
  if (perMinute === 0) return 'no calls a minute';
  if (perMinute >= 9.5) return `${formatCount(perMinute)} calls a minute`;
  const rounded = Number(perMinute.toFixed(perMinute < 1 ? 2 : 1));
  if (rounded === 1) return 'one call a minute';
  return rounded === 0 ? 'under 0.01 calls a minute' : `${rounded} calls a minute`;
}
