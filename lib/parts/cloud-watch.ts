import type { Alarm, AlarmDefinition } from '../domain/alarms/alarm.ts';
import type { Iso } from '../domain/time/iso.ts';
import type { MinuteCount as VersionMinute } from '../domain/series/minute-count.ts';

/** One finished minute of one version behind one alias. */
export interface MinuteCount extends VersionMinute {
  functionName: string;
  alias: string;
}

/** Every method throws AppError: AWS_* codes, NOT_FOUND. */
export interface AwsCloudWatch {
  /** ≤ 100 names a call. Names without an alarm come back with state NOT_FOUND. Metric and composite alarms. */
  describeAlarms(names: string[]): Promise<Alarm[]>;
  /**
   * What alarms compared with their thresholds in their last finished periods, by name: the last ten periods, or as
   * many as the alarm evaluates. Left out are alarms without a plain threshold, with periods that reach back more than
   * three hours, or with maths that cannot be queried together with others (METRICS, SEARCH).
   */
  alarmValues(
    wanted: { name: string; definition: AlarmDefinition }[],
    now: Iso,
  ): Promise<Map<string, NonNullable<Alarm['recent']>>>;
  /** Changes of state between two moments, oldest first; null: the permission is missing. */
  alarmHistory(
    name: string,
    from: Iso,
    to: Iso,
  ): Promise<{ at: Iso; from: string | null; to: string; reason: string | null }[]>;
  /**
   * Per-minute figures of versions behind aliases, in as few GetMetricData calls as 500 queries a call allow. With
   * `slowOverMs`, calls that took longer are counted too.
   */
  versionMinutes(
    wanted: { functionName: string; alias: string; versions: string[]; slowOverMs?: number | null }[],
    from: Iso,
    to: Iso,
  ): Promise<MinuteCount[]>;
  /** Calls and errors of aliases per hour over the last day, plus the last hour's and the last five minutes' sums. */
  aliasTraffic(
    wanted: { functionName: string; alias: string }[],
    now: Iso,
  ): Promise<
    {
      functionName: string;
      alias: string;
      callsByHour: (number | null)[];
      callsLastHour: number | null;
      errorsLastHour: number | null;
      callsPerMinute: number | null;
    }[]
  >;
  /** Highest number of simultaneous executions of the function in a minute between the two moments; null: no data. */
  peakConcurrency(functionName: string, from: Iso, to: Iso): Promise<number | null>;
}
