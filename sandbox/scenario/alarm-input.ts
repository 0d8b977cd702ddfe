import type { ComparisonOperator, PutMetricAlarmInput, Statistic } from '@aws-sdk/client-cloudwatch';
import type { AlarmSpec } from '../world/group-spec.ts';

/** An alarm on the alias as SAM's users write it: dimensions FunctionName and Resource, one-minute periods. */
export function alarmInput(group: { functionName: string; alias: string }, alarm: AlarmSpec): PutMetricAlarmInput {
  const metric = { errors: 'Errors', throttles: 'Throttles', p99: 'Duration', silent: 'DeadLetterErrors' }[
    alarm.watches
  ];
  return {
    AlarmName: alarm.name,
    AlarmDescription: `${metric} of ${group.functionName}:${group.alias}`,
    Namespace: 'AWS/Lambda',
    MetricName: metric,
    Dimensions: [
      { Name: 'FunctionName', Value: group.functionName },
      { Name: 'Resource', Value: `${group.functionName}:${group.alias}` },
    ],
    ...(alarm.watches === 'p99' ? { ExtendedStatistic: 'p99' } : { Statistic: 'Sum' satisfies Statistic }),
    Period: 60,
    EvaluationPeriods: alarm.evaluationPeriods,
    DatapointsToAlarm: alarm.datapointsToAlarm,
    Threshold: alarm.threshold,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold' satisfies ComparisonOperator,
    TreatMissingData: alarm.watches === 'silent' ? 'missing' : 'notBreaching',
  };
}
