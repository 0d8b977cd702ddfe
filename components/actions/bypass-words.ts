import { formatAge } from '@/lib/domain/format-age.ts';
import { formatClock } from '@/lib/domain/format-clock.ts';
import { formatUtcTime } from '@/lib/domain/format-utc.ts';
import type { Bypass } from '@/lib/domain/group.ts';

/** The banner's sentences about when a bypass ends. */
export interface BypassWords {
  title: string;
  rest: string;
  /** How much of a bypass with an end has passed, 0–100; null: it has no time at which it ends. */
  passedPercent: number | null;
}

/** @param nowMs AWS's time. */
export function describeBypass(bypass: Bypass | null, nowMs: number): BypassWords {
  if (bypass === null)
    return { title: 'Alarms are ignored, with no end.', rest: 'Set outside Sluice.', passedPercent: null };
  const sinceMs = Date.parse(bypass.since);
  const age = formatAge(nowMs - sinceMs);
  if (bypass.until === null) {
    const when = bypass.sinceIsFirstSeen
      ? `first seen ${age} ago`
      : `since ${formatUtcTime(bypass.since)} UTC, ${age} ago`;
    return { title: 'Alarms are ignored, with no end.', rest: `Set outside Sluice, ${when}.`, passedPercent: null };
  }
  if ('event' in bypass.until) {
    return {
      title: 'Alarms bypassed until the next successful deployment.',
      rest: `Active for ${age}.`,
      passedPercent: null,
    };
  }
  const endMs = Date.parse(bypass.until.at);
  const at = `${formatUtcTime(bypass.until.at)} UTC`;
  if (nowMs >= endMs)
    return { title: 'Alarms bypassed, re-arming now.', rest: `It ended at ${at}.`, passedPercent: 100 };
  return {
    title: `Alarms bypassed, re-armed in ${formatClock(endMs - nowMs)}`,
    rest: `at ${at}.`,
    passedPercent: Math.min(100, Math.max(0, ((nowMs - sinceMs) / Math.max(1, endMs - sinceMs)) * 100)),
  };
}
