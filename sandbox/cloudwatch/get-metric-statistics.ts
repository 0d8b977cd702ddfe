import type {
  Datapoint,
  GetMetricStatisticsCommandInput,
  GetMetricStatisticsCommandOutput,
  StandardUnit,
} from '@aws-sdk/client-cloudwatch';
import { invalidParameterCombination, invalidParameterValue, missingParameter } from './errors.ts';
import type { MetricSource } from './metric-source.ts';
import { isQueryPeriod } from './parse-query.ts';
import { readTallies } from './read-series.ts';
import { parseStatistic, SIMPLE_STATISTICS } from './statistic.ts';
import type { Tally } from './tally.ts';

type Output = Omit<GetMetricStatisticsCommandOutput, '$metadata'>;

const MAX_DATAPOINTS = 1_440;

const simple = (tally: Tally, names: readonly string[]): Datapoint =>
  Object.fromEntries(
    SIMPLE_STATISTICS.filter((name) => names.includes(name)).map((name) => [name, parseStatistic(name)?.(tally)]),
  );

const extended = (tally: Tally, names: readonly string[]): Datapoint => {
  if (names.length === 0) return {};
  const known = names.flatMap((name) => {
    const value = parseStatistic(name)?.(tally) ?? null;
    return value === null ? [] : [[name, value] as const];
  });
  return { ExtendedStatistics: Object.fromEntries(known) };
};

/** Unsorted in AWS's contract; here by unit, then time. Without a Unit each unit has its own datapoints, as at AWS. */
export const getMetricStatistics =
  (source: MetricSource) =>
  (input: GetMetricStatisticsCommandInput): Output => {
    const { Namespace, MetricName, StartTime, EndTime, Period, Statistics = [], ExtendedStatistics = [] } = input;
    if (!Namespace) throw missingParameter('Namespace');
    if (!MetricName) throw missingParameter('MetricName');
    if (!StartTime) throw missingParameter('StartTime');
    if (!EndTime) throw missingParameter('EndTime');
    if (Period === undefined) throw missingParameter('Period');
    if (!isQueryPeriod(Period))
      throw invalidParameterValue(
        'The parameter Period must be a value in the set [1, 5, 10, 20, 30] or a multiple of 60.',
      );
    if (!(StartTime < EndTime))
      throw invalidParameterValue('The parameter StartTime must be less than the parameter EndTime.');
    if (Statistics.length === 0 && ExtendedStatistics.length === 0)
      throw invalidParameterCombination('Must specify either Statistics or ExtendedStatistics');
    const unknown = [...Statistics, ...ExtendedStatistics].find((name) => parseStatistic(name) === null);
    if (unknown !== undefined) throw invalidParameterValue(`The value ${unknown} for parameter Statistics is invalid.`);
    const requested = Math.ceil((EndTime.getTime() - StartTime.getTime()) / 1000 / Period);
    if (requested > MAX_DATAPOINTS)
      throw invalidParameterCombination(
        `You have requested up to ${requested} datapoints, which exceeds the limit of ${MAX_DATAPOINTS}. ` +
          'You may reduce the datapoints requested by increasing Period, or decreasing the time range.',
      );
    const step = Math.min(Period, 60) * 1000;
    const dimensions = (input.Dimensions ?? []).map(({ Name = '', Value = '' }) => ({ name: Name, value: Value }));
    const metric = { namespace: Namespace, name: MetricName, dimensions };
    const range = {
      startMs: Math.floor(StartTime.getTime() / step) * step,
      endMs: EndTime.getTime(),
      periodMs: Period * 1000,
    };
    const units = input.Unit === undefined ? source.unitsOf(metric) : [input.Unit];
    const datapoints = units.flatMap((unit) =>
      [...readTallies(source, metric, unit, range)].map(([at, tally]) => ({
        Timestamp: new Date(at),
        Unit: unit as StandardUnit,
        ...simple(tally, Statistics),
        ...extended(tally, ExtendedStatistics),
      })),
    );
    return { Label: MetricName, Datapoints: datapoints };
  };
