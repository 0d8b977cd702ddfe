import { samplesForPercentile } from '../alarms/samples-for-percentile.ts';
import { formatCount, formatPlural } from '../format/format-count.ts';
import { formatDurationMs } from '../format/format-duration.ts';
import type { Alarm } from '../alarms/alarm.ts';
import { toMs, type Iso } from '../time/iso.ts';
import type { MinuteCount } from '../series/minute-count.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Statistics of Duration whose value is a duration; Sum, SampleCount, TC, TS and PR are not. */
const DURATIONS = /^(Average|Minimum|Maximum|IQM|p\d|tm\d|wm\d|TM\(|WM\()/;
const ABOVE = new Set(['GreaterThanThreshold', 'GreaterThanOrEqualToThreshold']);

/** A longer call is slow. Chosen once for a rollout, so that what is counted does not change while it runs. */
export interface SlowLimit {
  ms: number;
  /** The alarm that has this threshold; null: the old version's p90 in the hour before the rollout. */
  alarm: string | null;
  /** The calls that the p90 rests on, where they are few. Absent: enough of them, or an alarm's threshold. */
  calls?: number;
}

/** The threshold of an alarm on this function's Duration, the lowest of several; null: none is a plain upper limit. */
export function slowLimitOfAlarms(
  alarms: readonly Pick<Alarm, 'name' | 'definition'>[],
  functionName: string,
): SlowLimit | null {
  const limits = alarms.flatMap(({ name, definition }): SlowLimit[] => {
    const ms = definition?.threshold ?? null;
    if (definition === null || ms === null || !(ms > 0) || !Number.isFinite(ms)) return [];
    const { namespace, metricName, dimensions, statistic, expression, comparison } = definition;
    const isDuration = namespace === 'AWS/Lambda' && metricName === 'Duration' && expression === null;
    const isOfFunction = dimensions['FunctionName'] === functionName;
    const isUpper = ABOVE.has(comparison ?? '') && DURATIONS.test(statistic ?? '');
    return isDuration && isOfFunction && isUpper ? [{ ms, alarm: name }] : [];
  });
  return limits.toSorted((a, b) => a.ms - b.ms)[0] ?? null;
}

/**
 * The old version's p90 over the hour before `start`: the mean of its minutes' p90 weighted by calls, since percentiles
 * cannot be added up. Rounded to two digits, for people. null: it was not called then.
 */
export function slowLimitOfBaseline(minutes: Iterable<MinuteCount>, start: Iso): SlowLimit | null {
  const untilMs = Math.floor(toMs(start) / MINUTE_MS) * MINUTE_MS;
  let [sum, calls] = [0, 0];
  for (const { at, p90Ms, invocations } of minutes) {
    const atMs = toMs(at);
    if (!(atMs >= untilMs - HOUR_MS && atMs < untilMs) || p90Ms === null || invocations === null) continue;
    sum += p90Ms * invocations;
    calls += invocations;
  }
  const ms = Number((sum / calls).toPrecision(2));
  if (!(calls > 0 && ms > 0 && Number.isFinite(ms))) return null;
  return { ms, alarm: null, ...(calls < samplesForPercentile(90) ? { calls } : {}) };
}

/** "over 190 ms, the p90 of the old version in the hour before". A threshold of an alarm is printed in full. */
export function describeSlowLimit({ ms, alarm, calls }: SlowLimit): string {
  const of = calls === undefined ? '' : `, of only ${formatPlural(calls, 'call')}`;
  return alarm === null
    ? `over ${formatDurationMs(ms)}, the p90 of the old version in the hour before${of}`
    : `over ${formatCount(ms)} ms, the threshold of ${alarm}`;
}
