import type { Iso } from '../time/iso.ts';

/** One of the queries of a metric-maths alarm: a metric, or an expression over others by their ids. */
export interface AlarmMetric {
  id: string;
  namespace: string | null;
  metricName: string | null;
  dimensions: Record<string, string>;
  statistic: string | null;
  periodSeconds: number | null;
  /** null: a metric. */
  expression: string | null;
}

/** How a metric alarm is defined, as far as a sentence about it needs it. null members: CloudWatch did not say. */
export interface AlarmDefinition {
  namespace: string | null;
  metricName: string | null;
  dimensions: Record<string, string>;
  /** "Sum", "Average", "p99", …; null for metric maths. */
  statistic: string | null;
  /** The maths expression that the alarm watches, if any. */
  expression: string | null;
  /** The queries of an alarm over metric maths; null for one over a plain metric. */
  metrics: AlarmMetric[] | null;
  periodSeconds: number | null;
  evaluationPeriods: number | null;
  datapointsToAlarm: number | null;
  /** CloudWatch's own name, e.g. "GreaterThanOrEqualToThreshold". */
  comparison: string | null;
  threshold: number | null;
  /** CloudWatch's default is "missing". */
  treatMissingData: string | null;
  /**
   * EvaluateLowSampleCountPercentile: "ignore" or "evaluate", what it does with a percentile of few calls. Absent:
   * CloudWatch did not say, or an older Sluice kept it.
   */
  lowSamples?: string;
}

/**
 * One alarm that a group lists. `state`: null when CloudWatch has not been read yet, "NOT_FOUND" when no alarm has this
 * name.
 */
export interface Alarm {
  name: string;
  /** OK, ALARM, INSUFFICIENT_DATA, NOT_FOUND, or any string that AWS invents. */
  state: string | null;
  stateChangedAt: Iso | null;
  reason: string | null;
  /** null: a composite alarm, or not read. */
  definition: AlarmDefinition | null;
  /** The rule of a composite alarm over the states of others, as CloudWatch has it. Absent for other alarms. */
  rule?: string;
  /**
   * Alarms that the rule of a composite one names and CloudWatch does not have, as far as they were read. Absent: none
   * known.
   */
  goneBelow?: string[];
  /**
   * Its metric period by period, oldest first (null: no data), up to the end of the last finished period. Read every
   * minute while a rollout runs; null otherwise. Not taken from CloudWatch's state reason data, which is as old as the
   * last change of state.
   */
  recent: { values: (number | null)[]; until: Iso } | null;
}

export interface GroupAlarms {
  /** alarmConfiguration.enabled is false: CodeDeploy ignores the alarms. null: not read. */
  ignored: boolean | null;
  /** alarmConfiguration.ignorePollAlarmFailure; null: not read. */
  ignorePollFailure: boolean | null;
  items: Alarm[];
}
