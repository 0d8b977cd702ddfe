import type { SimMs } from '../kernel/clock.ts';
import { validationError } from './errors.ts';
import { evaluateExpression } from './math/evaluate-expression.ts';
import { ExpressionError } from './math/expression-error.ts';
import type { SeriesValue, Value } from './math/value.ts';
import type { MetricSource } from './metric-source.ts';
import type { MetricQuery, Query } from './parse-query.ts';
import { readOneUnit, toPoints } from './read-series.ts';
import type { SeriesPoints } from './read-series.ts';

/** One series of an answer. An expression over an array of series has several with the same id. */
export interface EvaluatedSeries {
  id: string;
  label: string | null;
  points: SeriesPoints;
  /** The units of a metric's data, if there are several. */
  units?: readonly string[];
}

const MAX_GRID = 200_000;

/** CloudWatch rounds a start down to its minute; for a period below a minute, to a multiple of the period. */
const roundedStart = (startMs: SimMs, periodMs: number): SimMs => {
  const step = Math.min(periodMs, 60_000);
  return Math.floor(startMs / step) * step;
};

const toSeriesValue = (query: MetricQuery, points: SeriesPoints): SeriesValue => ({
  kind: 'series',
  label: query.label ?? query.metric.name,
  periodMs: query.periodMs,
  points: new Map([...points].map(([at, { value }]) => [at, value])),
});

/**
 * Every query's series over [startMs, endMs), including those with returnData false. Two queries for the same metric
 * and period read it once. @throws ValidationError in CloudWatch's words for an expression that cannot be evaluated.
 */
export const evaluateQueries = (
  source: MetricSource,
  queries: readonly Query[],
  startMs: SimMs,
  endMs: SimMs,
): Map<string, EvaluatedSeries[]> => {
  const byId = new Map(queries.map((query) => [query.id, query]));
  const metricPoints = new Map<string, SeriesPoints>();
  const severalUnits = new Map<string, readonly string[]>();
  const values = new Map<string, Value>();
  const underWay = new Set<string>();

  const metricQueries = queries.filter((query) => query.kind === 'metric');
  const byRead = Map.groupBy(metricQueries, ({ metric, unit, periodMs }) => JSON.stringify([metric, unit, periodMs]));

  /** Reads once for all statistics of a metric and period, and then drops the samples: a day of them is a lot. */
  const pointsOf = (query: MetricQuery): SeriesPoints => {
    const known = metricPoints.get(query.id);
    if (known) return known;
    const { metric, unit, periodMs } = query;
    const range = { startMs: roundedStart(startMs, periodMs), endMs, periodMs };
    const { tallies, units } = readOneUnit(source, metric, unit, range);
    for (const same of byRead.get(JSON.stringify([metric, unit, periodMs])) ?? []) {
      metricPoints.set(same.id, toPoints(tallies, same.statistic));
      if (units.length > 1) severalUnits.set(same.id, units);
    }
    return metricPoints.get(query.id) ?? new Map();
  };

  const valueOf = (id: string): Value => {
    const known = values.get(id);
    if (known) return known;
    const query = byId.get(id);
    if (!query) throw new ExpressionError(`Unknown id ${id}`);
    if (underWay.has(id)) throw new ExpressionError(`The expression refers to itself through ${id}`);
    underWay.add(id);
    const value =
      query.kind === 'metric'
        ? toSeriesValue(query, pointsOf(query))
        : evaluateExpression(query.expression, { query: valueOf, metrics, times });
    underWay.delete(id);
    values.set(id, value);
    return value;
  };

  const metrics = () => metricQueries.map((query) => ({ id: query.id, series: toSeriesValue(query, pointsOf(query)) }));

  const times = (periodMs: number): SimMs[] => {
    const first = roundedStart(startMs, periodMs);
    const count = Math.ceil((endMs - first) / periodMs);
    if (count > MAX_GRID) throw new ExpressionError('The time range holds too many periods');
    return Array.from({ length: Math.max(0, count) }, (_, i) => first + i * periodMs);
  };

  const expressionSeries = (id: string, label: string | null): EvaluatedSeries[] => {
    const value = valueOf(id);
    if (value.kind === 'scalar') throw new ExpressionError('The result must be a time series, not a number');
    const items = value.kind === 'series' ? [value] : value.items;
    return items.map((item) => ({
      id,
      // The guide: each series of an array is labelled with the expression's label, then its own.
      label: value.kind === 'series' ? label : [label, item.label].filter(Boolean).join(' '),
      points: new Map([...item.points].map(([at, point]) => [at, { value: point, sampleCount: null }])),
    }));
  };

  const metricSeries = (query: MetricQuery): EvaluatedSeries => {
    const points = pointsOf(query);
    const units = severalUnits.get(query.id);
    return { id: query.id, label: query.label, points, ...(units === undefined ? {} : { units }) };
  };

  const evaluated = new Map<string, EvaluatedSeries[]>();
  for (const query of queries) {
    try {
      evaluated.set(
        query.id,
        query.kind === 'metric' ? [metricSeries(query)] : expressionSeries(query.id, query.label),
      );
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      throw validationError(`Error in expression '${query.id}': ${error.message}`);
    }
  }
  return evaluated;
};
