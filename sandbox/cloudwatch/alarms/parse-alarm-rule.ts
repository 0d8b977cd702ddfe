import type { PutMetricAlarmCommandInput } from '@aws-sdk/client-cloudwatch';
import { invalidParameterCombination, missingParameter, notInEnum, validationError } from '../errors.ts';
import { isQueryPeriod, parseQueries } from '../parse-query.ts';
import type { Query } from '../parse-query.ts';
import { parseStatistic, percentileFraction, SIMPLE_STATISTICS } from '../statistic.ts';
import { BAND_COMPARISONS, COMPARISONS, TREATMENTS } from './alarm.ts';
import type { AlarmRule, Comparison, MissingDataTreatment } from './alarm.ts';

const isComparison = (value: string): value is Comparison => COMPARISONS.some((known) => known === value);
const isTreatment = (value: string): value is MissingDataTreatment => TREATMENTS.some((known) => known === value);

/** PutMetricAlarm documents 10, 20, 30 and multiples of 60 seconds. */
const isAlarmPeriod = (seconds: number): boolean => isQueryPeriod(seconds) && seconds >= 10;

const atLeastOne = (value: number, member: string): number => {
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw validationError(
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ` +
      'Member must have value greater than or equal to 1',
  );
};

const DAY_SECONDS = 86_400;
const MAX_METRICS_IN_EXPRESSION = 10;
const SEARCHES = /\bSEARCH\s*\(/i;

const checkSpan = (periodSeconds: number, evaluationPeriods: number): void => {
  const span = periodSeconds * evaluationPeriods;
  if (periodSeconds < 3_600 && span > DAY_SECONDS)
    throw validationError(
      'Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400).',
    );
  if (span > 7 * DAY_SECONDS)
    throw validationError(
      'Metrics cannot be checked across more than a week (EvaluationPeriods * Period must be <= 604800).',
    );
};

/** An alarm on one metric, as a single query. */
const singleMetric = (input: PutMetricAlarmCommandInput): Query[] => {
  const { MetricName, Namespace, Period, Statistic, ExtendedStatistic, Dimensions, Unit } = input;
  if (MetricName === undefined || MetricName === '') throw missingParameter('MetricName');
  if (Namespace === undefined || Namespace === '') throw missingParameter('Namespace');
  if (Period === undefined) throw missingParameter('Period');
  if (Statistic !== undefined && ExtendedStatistic !== undefined)
    throw invalidParameterCombination('The parameters Statistic and ExtendedStatistic are mutually exclusive.');
  if (Statistic !== undefined && !SIMPLE_STATISTICS.includes(Statistic))
    throw notInEnum(Statistic, 'statistic', SIMPLE_STATISTICS);
  const stat = Statistic ?? ExtendedStatistic;
  if (stat === undefined) throw missingParameter('Statistic');
  if (!parseStatistic(stat) || (Statistic === undefined && SIMPLE_STATISTICS.includes(stat)))
    throw validationError(`The value ${stat} for parameter ExtendedStatistic is not supported.`);
  if (!isAlarmPeriod(Period)) throw validationError('Period must be 10, 20, 30 or a multiple of 60');
  return parseQueries(
    [{ Id: 'm1', MetricStat: { Metric: { MetricName, Namespace, Dimensions }, Period, Stat: stat, Unit } }],
    'Metrics',
  );
};

const OF_ONE_METRIC = [
  'MetricName',
  'Namespace',
  'Dimensions',
  'Period',
  'Unit',
  'Statistic',
  'ExtendedStatistic',
] as const;

/**
 * An alarm on `Metrics` names no metric beside them. An empty list is none: in the query protocol it is not even sent,
 * and templates of metric maths write `Dimensions: []`. @throws ValidationError
 */
export function checkMetricsAlone(input: PutMetricAlarmCommandInput): void {
  const given = OF_ONE_METRIC.find((name) => {
    const value = input[name];
    return value !== undefined && !(Array.isArray(value) && value.length === 0);
  });
  if (given !== undefined)
    throw validationError(`The parameters Metrics and ${given} are mutually exclusive in a metric alarm.`);
}

const mathMetrics = (input: PutMetricAlarmCommandInput): Query[] => {
  checkMetricsAlone(input);
  // The sentence was captured from a real account.
  if (input.Metrics?.some(({ Expression: text }) => text !== undefined && SEARCHES.test(text)) === true)
    throw validationError('SEARCH is not supported on Metric Alarms.');
  const queries = parseQueries(input.Metrics ?? [], 'Metrics');
  if (queries.length === 0) throw validationError('The parameter Metrics must not be empty.');
  if (queries.filter((query) => query.kind === 'metric').length > MAX_METRICS_IN_EXPRESSION)
    throw validationError(`An alarm can be based on at most ${MAX_METRICS_IN_EXPRESSION} metrics.`);
  if (queries.filter((query) => query.returnData).length !== 1)
    throw validationError('Exactly one element of the metrics list should return data.');
  return queries;
};

/** All metrics of an alarm share one period. */
const periodOf = (queries: readonly Query[]): number => {
  const periods = new Set(queries.flatMap((query) => (query.kind === 'metric' ? [query.periodMs] : [])));
  const [period] = periods;
  if (period === undefined) throw validationError('An alarm must be based on at least one metric.');
  if (periods.size > 1) throw validationError('Metrics list must contain metrics with the same period.');
  if (!isAlarmPeriod(period / 1000)) throw validationError('Period must be 10, 20, 30 or a multiple of 60');
  return period;
};

/** Fewer than 10/(1−p) samples (10/p below the median) are too few for percentile p (CloudWatch guide). */
const minimumSamples = (input: PutMetricAlarmCommandInput): number | null => {
  const { EvaluateLowSampleCountPercentile: low, ExtendedStatistic: statistic } = input;
  if (low === undefined) return null;
  if (low !== 'evaluate' && low !== 'ignore')
    throw validationError(
      `Option ${low} is not supported. Supported options for EvaluateLowSampleCountPercentile are evaluate and ignore.`,
    );
  const fraction = statistic === undefined ? null : percentileFraction(statistic);
  if (low === 'evaluate' || fraction === null || fraction <= 0 || fraction >= 1) return null;
  return 10 / (fraction >= 0.5 ? 1 - fraction : fraction);
};

/** How many periods count, and what becomes of those without data: the same for every kind of metric alarm. */
export function parsePeriods(
  input: PutMetricAlarmCommandInput,
): Pick<AlarmRule, 'evaluationPeriods' | 'datapointsToAlarm' | 'missingData'> {
  const { EvaluationPeriods: evaluationPeriods, TreatMissingData: missingData = 'missing' } = input;
  const { DatapointsToAlarm: datapointsToAlarm = evaluationPeriods } = input;
  if (evaluationPeriods === undefined || datapointsToAlarm === undefined) throw missingParameter('EvaluationPeriods');
  atLeastOne(evaluationPeriods, 'evaluationPeriods');
  atLeastOne(datapointsToAlarm, 'datapointsToAlarm');
  if (datapointsToAlarm > evaluationPeriods)
    throw validationError('DatapointsToAlarm must be less than or equal to EvaluationPeriods');
  if (!isTreatment(missingData))
    throw validationError(
      `Option ${missingData} is not supported. Supported options for TreatMissingData are breaching, notBreaching, ignore and missing.`,
    );
  return { evaluationPeriods, datapointsToAlarm, missingData };
}

/**
 * Of an alarm with a static threshold. @throws MissingParameter, ValidationError or InvalidParameterCombination for
 * what PutMetricAlarm refuses. Also refuses Metrics Insights and PromQL, which the sandbox does not evaluate.
 */
export const parseAlarmRule = (input: PutMetricAlarmCommandInput): AlarmRule => {
  const { ComparisonOperator: comparison, Threshold: threshold } = input;
  if (input.EvaluationCriteria !== undefined)
    throw validationError('Only alarms with a static threshold or an anomaly band are supported.');
  if (comparison === undefined) throw missingParameter('ComparisonOperator');
  if (BAND_COMPARISONS.includes(comparison))
    throw validationError('Comparison operators for anomaly detection require ThresholdMetricId.');
  if (!isComparison(comparison)) throw notInEnum(comparison, 'comparisonOperator', COMPARISONS);
  if (threshold === undefined || !Number.isFinite(threshold)) throw missingParameter('Threshold');
  const { evaluationPeriods, datapointsToAlarm, missingData } = parsePeriods(input);
  const queries = input.Metrics === undefined ? singleMetric(input) : mathMetrics(input);
  const periodMs = periodOf(queries);
  checkSpan(periodMs / 1000, evaluationPeriods);
  const watchedId = queries.find((query) => query.returnData)?.id ?? '';
  return {
    queries,
    watchedId,
    periodMs,
    evaluationPeriods,
    datapointsToAlarm,
    comparison,
    threshold,
    missingData,
    minimumSamples: minimumSamples(input),
  };
};
