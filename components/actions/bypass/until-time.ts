import type { Iso } from '@/lib/domain/time/iso.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** The longest bypass that the server accepts. */
export const longestBypassMs = dayMs;

/** The default end: the next full half hour that is at least 15 minutes away. `now`: AWS's time. */
export function offeredEnd(now: Date): Iso {
  const halfHour = 30 * minuteMs;
  return new Date(Math.ceil((now.getTime() + 15 * minuteMs) / halfHour) * halfHour).toISOString();
}

/** The next moment, within 24 hours, at which a UTC clock shows `clock` ("14:30"). null: not a time of day. */
export function nextAt(clock: string, now: Date): Iso | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock);
  if (!match) return null;
  const at = new Date(now);
  at.setUTCHours(Number(match[1]), Number(match[2]), 0, 0);
  if (at.getTime() <= now.getTime()) at.setTime(at.getTime() + dayMs);
  return at.toISOString();
}

/** "14:30", the UTC clock time of an instant. */
export function clockOf(at: Iso): string {
  return at.slice(11, 16);
}
