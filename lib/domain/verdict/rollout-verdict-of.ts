import type { MinuteCount } from '../minute-count.ts';
import { verdictOf } from './verdict-of.ts';
import type { Verdict, VerdictInput } from './verdict.ts';

/**
 * A minute counts as soon as it has been read: Sluice reads finished minutes only, some seconds after their end, and reads each again
 * for five minutes. To wait another minute would say "worse" a minute after the alarm, which judges the same minute at once. The price:
 * a first reading may not be complete, so that the next one can take "worse" back; what is late is late by chance.
 */
const SETTLE_MS = 0;

/** The verdict on a watched rollout, from its counted minutes. Slow calls that were counted against another limit are not known. */
export function rolloutVerdictOf(
  input: Omit<VerdictInput, 'minutes' | 'settleMs' | 'limitPoints'> & {
    minutes: readonly MinuteCount[];
  },
): Verdict {
  const { slowLimitMs } = input;
  const minutes = input.minutes.map((minute) =>
    minute.slowOverMs === slowLimitMs ? minute : { ...minute, slowCalls: null },
  );
  return verdictOf({ ...input, minutes, settleMs: SETTLE_MS });
}
