import type { PutMetricAlarmCommandInput } from '@aws-sdk/client-cloudwatch';
import { missingParameter, notInEnum, validationError } from '../errors.ts';
import { parseQueries } from '../parse-query.ts';
import { BAND_COMPARISONS } from './alarm.ts';
import { checkMetricsAlone, parsePeriods } from './parse-alarm-rule.ts';

const BAND = /^\s*ANOMALY_DETECTION_BAND\s*\(/i;

/**
 * Checks an alarm on an anomaly band by the rules of PutMetricAlarm's documentation. Throws MissingParameter
 * or ValidationError; the sentences are the sandbox's own.
 */
export function checkBandAlarm(input: PutMetricAlarmCommandInput): void {
  const { ThresholdMetricId: band, ComparisonOperator: comparison, Metrics: metrics = [] } = input;
  if (comparison === undefined) throw missingParameter('ComparisonOperator');
  if (!BAND_COMPARISONS.includes(comparison)) throw notInEnum(comparison, 'comparisonOperator', BAND_COMPARISONS);
  if (input.Threshold !== undefined)
    throw validationError('The parameters Threshold and ThresholdMetricId are mutually exclusive.');
  checkMetricsAlone(input);
  parsePeriods(input);
  const bands = metrics.filter(({ Expression: text }) => text !== undefined && BAND.test(text));
  if (!bands.some(({ Id: id }) => id === band))
    throw validationError('ThresholdMetricId must be the Id of an ANOMALY_DETECTION_BAND expression in Metrics.');
  const queries = parseQueries(
    metrics.filter((metric) => !bands.includes(metric)),
    'Metrics',
  );
  // The metric and its band are compared, so both return data.
  if (queries.filter(({ returnData }) => returnData).length !== 1)
    throw validationError('Exactly one metric or expression besides the band should return data.');
}
