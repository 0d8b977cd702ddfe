import type { Rollout, Share } from '@/lib/domain/rollout/rollout.ts';
import { toMs } from '@/lib/domain/time/iso.ts';

/** CloudWatch counts a minute about a minute late and is asked twice a minute: older counts are missing. */
const LATE_MS = 4 * 60_000;

/**
 * The end of a running rollout's counts when they have fallen behind (CloudWatch is refused or away), in milliseconds
 * since 1970; null while they are as fresh as they can be. `nowMs`: AWS's time, `rate`: how fast it runs.
 */
export function countsBehindSince(traffic: Rollout['traffic'], nowMs: number, rate: number): number | null {
  if (traffic === null) return null;
  const untilMs = toMs(traffic.until);
  return nowMs - untilMs > LATE_MS * Math.max(1, rate) ? untilMs : null;
}

/** Whether the counted part of a share is of a minute long past: beside today's weights it would mislead. */
export function isObservedLate(share: Share, nowMs: number, rate: number): boolean {
  return share.observedAt !== null && nowMs - toMs(share.observedAt) > LATE_MS * Math.max(1, rate);
}

export function withoutObserved(share: Share): Share {
  return { ...share, observedPercent: null, observedAt: null, observedCalls: null };
}
