import type { AlarmDefinition } from './alarm.ts';
import { describeSpan } from '../format/describe-span.ts';

const COMPARISONS: Record<string, string> = {
  GreaterThanOrEqualToThreshold: '≥',
  GreaterThanThreshold: '>',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '≤',
};

const STATISTICS: Record<string, string> = {
  Sum: '',
  Average: 'average ',
  Maximum: 'highest ',
  Minimum: 'lowest ',
  SampleCount: 'count of ',
};

/**
 * "Errors ≥ 5 in each of 2 minutes", "p99 Duration ≥ 800 ms in 3 of 5 minutes". A maths expression is shown unchanged.
 * What CloudWatch did not say is left out.
 */
export function describeDefinition(definition: AlarmDefinition): string {
  const words = [subject(definition), limit(definition), window(definition)].filter((part) => part !== '');
  return words.length === 0 ? 'CloudWatch did not say how it is defined' : words.join(' ');
}

function subject({ expression, metricName, statistic }: AlarmDefinition): string {
  if (expression !== null) return expression;
  if (metricName === null) return '';
  const prefix = statistic === null ? '' : (STATISTICS[statistic] ?? `${statistic} `);
  return prefix === 'count of ' ? `count of ${metricName}` : `${prefix}${metricName}`;
}

function limit(definition: AlarmDefinition): string {
  const { comparison, threshold } = definition;
  if (comparison === null) return '';
  const sign = COMPARISONS[comparison];
  // Anomaly detection compares with a band that moves, so there is no threshold to print.
  if (sign === undefined) return /Lower|Upper/.test(comparison) ? 'leaves its expected band' : comparison;
  return threshold === null ? '' : `${sign} ${threshold}${isLambdaDuration(definition) ? ' ms' : ''}`;
}

function isLambdaDuration({ namespace, metricName, statistic }: AlarmDefinition): boolean {
  return namespace === 'AWS/Lambda' && metricName === 'Duration' && statistic !== 'SampleCount';
}

function window({ periodSeconds, evaluationPeriods, datapointsToAlarm }: AlarmDefinition): string {
  if (periodSeconds === null || evaluationPeriods === null) return '';
  const needed = datapointsToAlarm ?? evaluationPeriods;
  if (evaluationPeriods === 1) return `in ${describeSpan(periodSeconds)}`;
  const of = needed >= evaluationPeriods ? 'in each of' : `in ${needed} of`;
  return periodSeconds === 60
    ? `${of} ${evaluationPeriods} minutes`
    : `${of} ${evaluationPeriods} periods of ${describeSpan(periodSeconds)}`;
}
