import type {
  GetMetricDataCommandInput,
  GetMetricDataCommandOutput,
  MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import { missingParameter, validationError } from './errors.ts';
import { evaluateQueries } from './evaluate-queries.ts';
import type { EvaluatedSeries } from './evaluate-queries.ts';
import { makePageToken, readPageToken } from './page-token.ts';
import { parseQueries } from './parse-query.ts';
import type { MetricQuery, Query } from './parse-query.ts';
import type { MetricSource } from './metric-source.ts';

type Output = Omit<GetMetricDataCommandOutput, '$metadata'>;

const MAX_QUERIES = 500;
const MAX_DATAPOINTS = 100_800;

/** What distinguishes the returned metrics: "metric1", or "metric1 Sum 60" (recorded from AWS by LocalStack). */
const defaultLabel = (query: MetricQuery, all: readonly Query[]): string => {
  const metrics = all.filter((other) => other.kind === 'metric');
  const differs = (of: (metric: MetricQuery) => unknown): boolean => new Set(metrics.map(of)).size > 1;
  return [
    query.metric.name,
    ...(differs((metric) => metric.statisticName) ? [query.statisticName] : []),
    ...(differs((metric) => metric.periodMs) ? [String(query.periodMs / 1000)] : []),
  ].join(' ');
};

const toResult = (series: EvaluatedSeries, query: Query, all: readonly Query[], ascending: boolean) => {
  const points = [...series.points].toSorted(([a], [b]) => (ascending ? a - b : b - a));
  const label = series.label ?? (query.kind === 'metric' ? defaultLabel(query, all) : query.id);
  // Recorded from AWS: the code, and the words with the list.
  const messages =
    series.units === undefined
      ? {}
      : { Messages: [{ Code: 'MultipleUnits', Value: `Multiple units returned: '[${series.units.join(', ')}]'` }] };
  return { id: series.id, label, points, messages };
};

/** Fills a page with whole results in order; a result that continues on the next page says PartialData. */
const takePage = (
  results: readonly ReturnType<typeof toResult>[],
  offset: number,
  size: number,
): { page: MetricDataResult[]; next: number | null } => {
  const page: MetricDataResult[] = [];
  let position = 0;
  for (const { id, label, points, messages } of results) {
    const from = Math.min(points.length, Math.max(0, offset - position));
    const to = Math.max(0, Math.min(points.length, offset + size - position));
    position += points.length;
    const empty = points.length === 0 && offset === 0;
    if (to <= from && !empty) continue;
    page.push({
      Id: id,
      Label: label,
      Timestamps: points.slice(from, to).map(([at]) => new Date(at)),
      Values: points.slice(from, to).map(([, { value }]) => value),
      StatusCode: to < points.length ? 'PartialData' : 'Complete',
      ...messages,
    });
  }
  return { page, next: position > offset + size ? offset + size : null };
};

export const getMetricData =
  (source: MetricSource) =>
  (input: GetMetricDataCommandInput): Output => {
    const { MetricDataQueries: given, StartTime: start, EndTime: end, MaxDatapoints: max = MAX_DATAPOINTS } = input;
    if (!given) throw missingParameter('MetricDataQueries');
    if (!start) throw missingParameter('StartTime');
    if (!end) throw missingParameter('EndTime');
    if (given.length > MAX_QUERIES)
      throw validationError(`The collection MetricDataQueries must not have a size greater than ${MAX_QUERIES}.`);
    if (!(start < end)) throw validationError('The parameter StartTime must be less than the parameter EndTime.');
    if (!Number.isSafeInteger(max) || max < 1 || max > MAX_DATAPOINTS)
      throw validationError(`The parameter MaxDatapoints must be between 1 and ${MAX_DATAPOINTS}.`);
    const request = { ...input, NextToken: undefined };
    const offset = readPageToken(input.NextToken, request);
    const queries = parseQueries(given, 'MetricDataQueries');
    const evaluated = evaluateQueries(source, queries, start.getTime(), end.getTime());
    const returned = queries.filter((query) => query.returnData);
    const results = returned.flatMap((query) =>
      (evaluated.get(query.id) ?? []).map((series) =>
        toResult(series, query, returned, input.ScanBy === 'TimestampAscending'),
      ),
    );
    const { page, next } = takePage(results, offset, max);
    return {
      MetricDataResults: page,
      Messages: [],
      ...(next === null ? {} : { NextToken: makePageToken(next, request) }),
    };
  };
