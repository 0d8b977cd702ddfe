import { formatCount } from '../format/format-count.ts';
import { formatDurationMs } from '../format/format-duration.ts';
import type { SlowLimit } from './slow-limit.ts';

/** "over 190 ms, the p90 of the old version in the hour before". A threshold of an alarm is printed in full. */
export function describeSlowLimit({ ms, alarm }: SlowLimit): string {
  return alarm === null
    ? `over ${formatDurationMs(ms)}, the p90 of the old version in the hour before`
    : `over ${formatCount(ms)} ms, the threshold of ${alarm}`;
}
