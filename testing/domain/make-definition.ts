import type { AlarmDefinition, AlarmMetric } from '../../lib/domain/alarms/alarm.ts';

/** For tests: at least 5 errors of payments-webhook:live in each of 3 minutes, as SAM's users write it. */
export function makeDefinition(change: Partial<AlarmDefinition> = {}): AlarmDefinition {
  return {
    namespace: 'AWS/Lambda',
    metricName: 'Errors',
    dimensions: { FunctionName: 'payments-webhook', Resource: 'payments-webhook:live' },
    statistic: 'Sum',
    expression: null,
    metrics: null,
    periodSeconds: 60,
    evaluationPeriods: 3,
    datapointsToAlarm: 3,
    comparison: 'GreaterThanOrEqualToThreshold',
    threshold: 5,
    treatMissingData: 'notBreaching',
    ...change,
  };
}

/** For tests: an alarm over an expression of `errors` and `calls`, both with these dimensions. */
export function makeMathsDefinition(
  expression: string,
  dimensions: Record<string, string>,
  change: Partial<AlarmDefinition> = {},
): AlarmDefinition {
  const metric = (id: string, metricName: string): AlarmMetric => ({
    id,
    namespace: 'AWS/Lambda',
    metricName,
    dimensions,
    statistic: 'Sum',
    periodSeconds: 60,
    expression: null,
  });
  const rate = {
    ...metric('rate', ''),
    namespace: null,
    metricName: null,
    dimensions: {},
    statistic: null,
    expression,
  };
  return makeDefinition({
    namespace: null,
    metricName: null,
    dimensions: {},
    statistic: null,
    expression,
    metrics: [rate, metric('errors', 'Errors'), metric('calls', 'Invocations')],
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    ...change,
  });
}
