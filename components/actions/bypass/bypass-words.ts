import { formatAge } from '@/lib/domain/format/format-age.ts';
import { formatClock } from '@/lib/domain/format/format-clock.ts';
import { formatUtcTime } from '@/lib/domain/format/format-utc.ts';
import type { Bypass } from '@/lib/domain/group/group.ts';
import { toMs } from '@/lib/domain/time/iso.ts';

/** The sentences of the bypass banner about when the bypass ends. */
export interface BypassWords {
  title: string;
  /** Time left, "27:43", shown after the title. */
  countdown: string | null;
  rest: string;
  /** How much of a bypass has passed, 0–100; null: it does not end at a time. */
  passedPercent: number | null;
}

/** @param nowMs AWS's time. */
export function describeBypass(bypass: Bypass | null, nowMs: number): BypassWords {
  const open = { countdown: null, passedPercent: null };
  if (bypass === null) return { ...open, title: 'Alarms are ignored, with no end.', rest: 'Set outside Sluice.' };
  const sinceMs = toMs(bypass.since);
  const age = formatAge(nowMs - sinceMs);
  if (bypass.until === null) {
    const when = bypass.sinceIsFirstSeen
      ? `first seen ${age} ago`
      : `since ${formatUtcTime(bypass.since)} UTC, ${age} ago`;
    return { ...open, title: 'Alarms are ignored, with no end.', rest: `Set outside Sluice, ${when}.` };
  }
  const { at } = bypass.until;
  const first = 'event' in bypass.until;
  if (at === undefined) {
    return { ...open, title: 'Alarms bypassed until the next successful deployment.', rest: `Active for ${age}.` };
  }
  const endMs = toMs(at);
  const when = `${formatUtcTime(at)} UTC`;
  if (nowMs >= endMs) {
    return {
      title: 'Alarms bypassed, re-arming now.',
      countdown: null,
      rest: `It ended at ${when}.`,
      passedPercent: 100,
    };
  }
  return {
    title: first ? 'Alarms bypassed until the next successful deployment, or for' : 'Alarms bypassed, re-armed in',
    countdown: formatClock(endMs - nowMs),
    rest: first ? `At ${when} it ends in any case.` : `at ${when}.`,
    passedPercent: Math.min(100, Math.max(0, ((nowMs - sinceMs) / Math.max(1, endMs - sinceMs)) * 100)),
  };
}
