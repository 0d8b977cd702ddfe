import type { MetricDataQuery, MetricStat } from '@aws-sdk/client-cloudwatch';
import { validationError } from './errors.ts';
import { ExpressionError } from './math/expression-error.ts';
import { parseExpression } from './math/parse-expression.ts';
import type { Expression } from './math/parse-expression.ts';
import type { MetricId } from './metric-source.ts';
import { parseStatistic } from './statistic.ts';
import type { Statistic } from './statistic.ts';

export interface MetricQuery {
  kind: 'metric';
  id: string;
  label: string | null;
  returnData: boolean;
  metric: MetricId;
  unit: string | null;
  periodMs: number;
  statisticName: string;
  statistic: Statistic;
}
interface ExpressionQuery {
  kind: 'expression';
  id: string;
  label: string | null;
  returnData: boolean;
  expression: Expression;
}
export type Query = MetricQuery | ExpressionQuery;

const ID = /^[a-z][A-Za-z0-9_]{0,254}$/;

/** Seconds; 1, 5, 10, 20, 30 or a multiple of 60 (GetMetricData's documentation of Period). */
export const isQueryPeriod = (seconds: number): boolean =>
  [1, 5, 10, 20, 30].includes(seconds) || (Number.isSafeInteger(seconds) && seconds >= 60 && seconds % 60 === 0);

const parseMetricStat = (stat: MetricStat, path: string): Omit<MetricQuery, 'kind' | 'id' | 'label' | 'returnData'> => {
  const { Metric: metric, Period: period, Stat: statisticName, Unit: unit } = stat;
  if (!metric?.Namespace || !metric.MetricName)
    throw validationError(`The parameter ${path}.MetricStat.Metric must name a namespace and a metric.`);
  if (period === undefined || !isQueryPeriod(period))
    throw validationError(
      `The parameter ${path}.MetricStat.Period must be a value in the set [1, 5, 10, 20, 30] or a multiple of 60.`,
    );
  const statistic = statisticName === undefined ? null : parseStatistic(statisticName);
  if (statisticName === undefined || !statistic)
    throw validationError(`The value ${statisticName ?? ''} for parameter ${path}.MetricStat.Stat is not supported.`);
  const dimensions = (metric.Dimensions ?? []).map(({ Name, Value }) => {
    if (!Name || !Value) throw validationError(`The parameter ${path}.MetricStat.Metric.Dimensions is incomplete.`);
    return { name: Name, value: Value };
  });
  return {
    metric: { namespace: metric.Namespace, name: metric.MetricName, dimensions },
    unit: unit ?? null,
    periodMs: period * 1000,
    statisticName,
    statistic,
  };
};

/** The same rules for GetMetricData's MetricDataQueries and an alarm's Metrics (`member` names the list in errors). */
export const parseQueries = (queries: readonly MetricDataQuery[], member: string): Query[] => {
  const seen = new Set<string>();
  return queries.map((query, index) => {
    const path = `${member}.member.${index + 1}`;
    const { Id: id, Expression: text, MetricStat: stat } = query;
    if (id === undefined || !ID.test(id))
      throw validationError(
        `The value ${id ?? ''} for parameter ${path}.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.`,
      );
    if (seen.has(id)) throw validationError(`The values for parameter Id in ${member} are not unique.`);
    seen.add(id);
    if ((text === undefined) === (stat === undefined))
      throw validationError(`Either MetricStat or Expression, and not both, must be given in ${path}.`);
    const common = { id, label: query.Label ?? null, returnData: query.ReturnData ?? true };
    if (stat !== undefined) return { kind: 'metric', ...common, ...parseMetricStat(stat, path) };
    try {
      return { kind: 'expression', ...common, expression: parseExpression(text ?? '') };
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      throw validationError(`Error in expression '${id}': ${error.message}`);
    }
  });
};
