import { toIso, toMs } from '../time/iso.ts';
import type { MinuteCount } from '../series/minute-count.ts';
import { longestCallsMs } from './longest-calls.ts';
import { verdictOf } from './verdict-of.ts';
import type { Verdict, VerdictInput } from './verdict.ts';

const MINUTE_MS = 60_000;
/**
 * Sluice reads a minute five seconds after its end: calls shorter than this have ended by then, however late they
 * began.
 */
const SHORT_MS = 5_000;
/** How many recent minutes decide whether calls are short. */
const RECENT_MINUTES = 5;

/**
 * The verdict on a watched rollout, from its counted minutes. Slow calls that were counted against another limit are
 * unknown.
 */
export function rolloutVerdictOf(
  input: Omit<VerdictInput, 'minutes' | 'settleMs' | 'limitPoints'> & {
    minutes: readonly MinuteCount[];
  },
): Verdict {
  const { slowLimitMs } = input;
  const minutes = input.minutes.map((minute) =>
    minute.slowOverMs === slowLimitMs ? minute : { ...minute, slowCalls: null },
  );
  return verdictOf({ ...input, minutes, settleMs: settleMsOf(input) });
}

type RolloutMinutes = Parameters<typeof rolloutVerdictOf>[0];

/** How long after its end a minute counts: at once if calls are short, else when nearly all of its calls have ended. */
function settleMsOf(input: RolloutMinutes): number {
  if (areShort(input)) return 0;
  const { minutes, now, baselineVersion, candidateVersion } = input;
  const ofBoth = minutes.filter(({ version }) => version === baselineVersion || version === candidateVersion);
  return Math.max(MINUTE_MS, Math.ceil(longestCallsMs(ofBoth, now) / MINUTE_MS) * MINUTE_MS);
}

/**
 * Whether the calls of both versions are so short that a minute counts as soon as it has been read. Sluice reads
 * finished minutes only, and reads each again for five minutes. Waiting another minute would say "worse" a minute after
 * the alarm, which judges the same minute at once. But CloudWatch has a call only once it has ended. With long calls,
 * failing ones of one version may arrive before the good ones, or before those of the other version, and a young minute
 * would speak against a version that fails no more often. Then a minute counts a minute later. The p99 of the last
 * minutes decides; where it is not known, calls may be long.
 */
function areShort({ minutes, now, baselineVersion, candidateVersion }: RolloutMinutes) {
  // CloudWatch's times all have one format, so they compare as text. Parsing each would take longer than the verdict.
  const from = toIso(toMs(now) - (RECENT_MINUTES + 1) * MINUTE_MS);
  return minutes.every(
    ({ at, version, p99Ms, invocations }) =>
      at < from ||
      at >= now ||
      (version !== baselineVersion && version !== candidateVersion) ||
      (p99Ms === null ? invocations === null || invocations === 0 : p99Ms <= SHORT_MS),
  );
}
