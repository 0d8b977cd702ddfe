import type { CompositeAlarm, Dimension, MetricAlarm, MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { Alarm, AlarmDefinition, AlarmMetric } from '../../domain/alarms/alarm.ts';
import { readDate } from '../client/read-date.ts';

/** A metric alarm in domain words; null without a name. */
export function toMetricAlarm(alarm: MetricAlarm): Alarm | null {
  if (!alarm.AlarmName) return null;
  return {
    name: alarm.AlarmName,
    ...stateOf(alarm),
    definition: toDefinition(alarm),
    recent: null,
  };
}

/** A composite alarm in domain words: it has a rule over other alarms and no metric of its own. */
export function toCompositeAlarm(alarm: CompositeAlarm): Alarm | null {
  if (!alarm.AlarmName) return null;
  return {
    name: alarm.AlarmName,
    ...stateOf(alarm),
    definition: null,
    ...(alarm.AlarmRule ? { rule: alarm.AlarmRule } : {}),
    recent: null,
  };
}

function stateOf(alarm: MetricAlarm | CompositeAlarm): Pick<Alarm, 'state' | 'stateChangedAt' | 'reason'> {
  return {
    state: alarm.StateValue ?? null,
    stateChangedAt: readDate(alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp),
    reason: alarm.StateReason || null,
  };
}

function toDefinition(alarm: MetricAlarm): AlarmDefinition {
  const watched = alarm.Metrics?.find((query) => query.ReturnData !== false);
  const stat = watched?.MetricStat;
  return {
    namespace: alarm.Namespace ?? stat?.Metric?.Namespace ?? null,
    metricName: alarm.MetricName ?? stat?.Metric?.MetricName ?? null,
    dimensions: toDimensions(alarm.Dimensions ?? stat?.Metric?.Dimensions),
    statistic: alarm.Statistic ?? alarm.ExtendedStatistic ?? stat?.Stat ?? null,
    expression: watched?.Expression ?? null,
    metrics: alarm.Metrics === undefined || alarm.Metrics.length === 0 ? null : alarm.Metrics.map(toMetric),
    // An expression has a period of its own only if somebody set one; otherwise its metrics' counts.
    periodSeconds: alarm.Period ?? watched?.Period ?? longestPeriod(alarm.Metrics),
    evaluationPeriods: alarm.EvaluationPeriods ?? null,
    datapointsToAlarm: alarm.DatapointsToAlarm ?? null,
    comparison: alarm.ComparisonOperator ?? null,
    threshold: alarm.Threshold ?? null,
    treatMissingData: alarm.TreatMissingData ?? null,
    ...(alarm.EvaluateLowSampleCountPercentile ? { lowSamples: alarm.EvaluateLowSampleCountPercentile } : {}),
  };
}

function toMetric({ Id, MetricStat, Period, Expression }: MetricDataQuery): AlarmMetric {
  return {
    id: Id ?? '',
    namespace: MetricStat?.Metric?.Namespace ?? null,
    metricName: MetricStat?.Metric?.MetricName ?? null,
    dimensions: toDimensions(MetricStat?.Metric?.Dimensions),
    statistic: MetricStat?.Stat ?? null,
    periodSeconds: MetricStat?.Period ?? Period ?? null,
    expression: Expression ?? null,
  };
}

function longestPeriod(queries: MetricDataQuery[] | undefined): number | null {
  const periods = (queries ?? []).flatMap(({ MetricStat }) => MetricStat?.Period ?? []);
  return periods.length === 0 ? null : Math.max(...periods);
}

function toDimensions(dimensions: Dimension[] | undefined): Record<string, string> {
  return Object.fromEntries((dimensions ?? []).map(({ Name, Value }) => [Name ?? '', Value ?? '']));
}
