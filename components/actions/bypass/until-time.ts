import { LONGEST_BYPASS_HOURS, whyNoBypassEnd } from '@/lib/domain/acting/bypass.ts';
import { toIso, type Iso } from '@/lib/domain/time/iso.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Ends that are one press away, in so many hours. */
export const OFFERED_HOURS = [...[1, 4].filter((hours) => hours < LONGEST_BYPASS_HOURS), LONGEST_BYPASS_HOURS];

/** The default end: the next full half hour that is at least 15 minutes away. `now`: AWS's time. */
export function offeredEnd(now: Date): Iso {
  const halfHour = 30 * MINUTE_MS;
  return toIso(Math.ceil((now.getTime() + 15 * MINUTE_MS) / halfHour) * halfHour);
}

/**
 * The next moment after `now` at which a UTC clock shows `clock` ("14:30"). null: not a time of day, or further ahead
 * than a bypass may last.
 */
export function nextAt(clock: string, now: Date): Iso | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock);
  if (!match) return null;
  const at = new Date(now);
  at.setUTCHours(Number(match[1]), Number(match[2]), 0, 0);
  if (at.getTime() <= now.getTime()) at.setTime(at.getTime() + DAY_MS);
  const iso = at.toISOString();
  return whyNoBypassEnd(iso, now.toISOString()) === null ? iso : null;
}

/** "14:30", the UTC clock time of an instant. */
export function clockOf(at: Iso): string {
  return at.slice(11, 16);
}

/** What a UTC clock shows in so many hours, its seconds cut off. */
export function clockIn(hours: number, nowMs: number): string {
  return clockOf(toIso(nowMs + hours * 60 * MINUTE_MS));
}
