import type { CompositeAlarm, Dimension, MetricAlarm, MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import type { Alarm, AlarmDefinition, AlarmMetric } from '../domain/alarm.ts';
import { readDate } from './read-date.ts';
import { readJson } from './read-json.ts';

/** A metric alarm in domain words; null without a name. */
export function toMetricAlarm(alarm: MetricAlarm): Alarm | null {
  if (!alarm.AlarmName) return null;
  return {
    name: alarm.AlarmName,
    state: alarm.StateValue ?? null,
    stateChangedAt: readDate(alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp),
    reason: alarm.StateReason || null,
    definition: toDefinition(alarm),
    recentValues: readRecentValues(alarm.StateReasonData),
  };
}

/** A composite alarm in domain words: it has a rule over other alarms and no metric of its own. */
export function toCompositeAlarm(alarm: CompositeAlarm): Alarm | null {
  if (!alarm.AlarmName) return null;
  return {
    name: alarm.AlarmName,
    state: alarm.StateValue ?? null,
    stateChangedAt: readDate(alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp),
    reason: alarm.StateReason || null,
    definition: null,
    ...(alarm.AlarmRule ? { rule: alarm.AlarmRule } : {}),
    recentValues: null,
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
    // An expression has no period of its own unless somebody wrote one: the metrics under it have.
    periodSeconds: alarm.Period ?? watched?.Period ?? longestPeriod(alarm.Metrics),
    evaluationPeriods: alarm.EvaluationPeriods ?? null,
    datapointsToAlarm: alarm.DatapointsToAlarm ?? null,
    comparison: alarm.ComparisonOperator ?? null,
    threshold: alarm.Threshold ?? null,
    treatMissingData: alarm.TreatMissingData ?? null,
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

const reasonData = z.object({
  recentDatapoints: z.array(z.number()).optional(),
  evaluatedDatapoints: z.array(z.object({ timestamp: z.string(), value: z.number().optional() })).optional(),
});

/**
 * The values that the alarm's last evaluation looked at, oldest first, out of StateReasonData (JSON that CloudWatch documents by
 * example only). The dated list is preferred: it can be put in order. null when neither list is there.
 */
export function readRecentValues(data: string | undefined): number[] | null {
  const parsed = reasonData.safeParse(readJson(data));
  if (!parsed.success) return null;
  const dated = (parsed.data.evaluatedDatapoints ?? []).flatMap(({ timestamp, value }) =>
    value === undefined ? [] : { at: Date.parse(timestamp.replace(/\+0000$/, 'Z')), value },
  );
  if (dated.length > 0) return dated.toSorted((a, b) => a.at - b.at).map(({ value }) => value);
  return parsed.data.recentDatapoints ?? null;
}
