import { toIso, toMs, type Iso } from '../time/iso.ts';
import type { MinuteCount } from '../series/minute-count.ts';

const MINUTE_MS = 60_000;
/** The last minutes have only the calls that have ended: the long ones are in those before. */
const LOOK_BACK_MS = 40 * MINUTE_MS;
/** Lambda ends a call after 15 minutes at the latest (its quotas). */
export const LONGEST_CALL_MS = 15 * MINUTE_MS;

/**
 * How long nearly all calls take, in milliseconds: p99 of the last 40 minutes before `now`, of each version the median
 * of its minutes by calls, the longer of the two. The median, since one slow call makes a minute's p99, and since young
 * minutes have few of their calls yet. CloudWatch has a call when it has ended and dates it by its start, so the counts
 * of a minute are whole only so long after it. 0: not known.
 */
export function longestCallsMs(
  minutes: Iterable<Pick<MinuteCount, 'version' | 'at' | 'p99Ms' | 'invocations'>>,
  now: Iso,
): number {
  // CloudWatch's times all have one format, so they compare as text.
  const from = toIso(toMs(now) - LOOK_BACK_MS);
  const byVersion = new Map<string, { ms: number; calls: number }[]>();
  for (const { version, at, p99Ms, invocations } of minutes) {
    if (at < from || at >= now || p99Ms === null || invocations === null || !(p99Ms >= 0 && invocations > 0)) continue;
    const known = byVersion.get(version) ?? [];
    known.push({ ms: p99Ms, calls: invocations });
    byVersion.set(version, known);
  }
  return Math.min(LONGEST_CALL_MS, Math.max(0, ...[...byVersion.values()].map(medianByCalls)));
}

function medianByCalls(minutes: { ms: number; calls: number }[]): number {
  const half = minutes.reduce((sum, { calls }) => sum + calls, 0) / 2;
  let calls = 0;
  return minutes.toSorted((a, b) => a.ms - b.ms).find((minute) => (calls += minute.calls) >= half)?.ms ?? 0;
}
