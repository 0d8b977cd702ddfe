import type { SimMs } from '../../kernel/clock.ts';
import { ExpressionError } from './expression-error.ts';
import { allTimes, derive, mapSeries, scalar } from './value.ts';
import type { SeriesValue, Value } from './value.ts';

export type MathFunction = (args: Value[]) => Value;

const one = (args: Value[], name: string): Value => {
  const [value] = args;
  if (!value || args.length !== 1) throw new ExpressionError(`${name} takes one argument`);
  return value;
};

/** Over one series: a number. Over an array: a series, missing points counting as `missing` (null: left out). */
const aggregate =
  (name: string, of: (values: number[]) => number, missing: number | null): MathFunction =>
  (args) => {
    const value = one(args, name);
    if (value.kind === 'scalar') throw new ExpressionError(`${name} takes a time series, not a number`);
    if (value.kind === 'series') return scalar(of([...value.points.values()]));
    const [first] = value.items;
    if (!first) throw new ExpressionError(`${name} was given an empty array`);
    return derive(
      { ...first, label: name },
      allTimes(value.items).map((at): [SimMs, number] => {
        const values = value.items.flatMap((item) => item.points.get(at) ?? missing ?? []);
        return [at, of(values)];
      }),
    );
  };

const pointwise =
  (name: string, of: (value: number) => number): MathFunction =>
  (args) =>
    mapSeries(one(args, name), (series) =>
      derive(
        series,
        [...series.points].map(([at, value]) => [at, of(value)]),
      ),
    );

/** Each point from itself and the one before it; the first point has none. */
const stepwise =
  (name: string, of: (value: number, before: number, seconds: number) => number): MathFunction =>
  (args) =>
    mapSeries(one(args, name), (series) => {
      const points = [...series.points];
      return derive(
        series,
        points.slice(1).map(([at, value], i): [SimMs, number] => {
          const [beforeAt, before] = points[i] ?? [at, value];
          return [at, of(value, before, (at - beforeAt) / 1000)];
        }),
      );
    });

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
const average = (values: number[]): number => sum(values) / values.length;
const deviation = (values: number[]): number => {
  const mean = average(values);
  return Math.sqrt(average(values.map((value) => (value - mean) ** 2)));
};

const runningSum = (series: SeriesValue): SeriesValue => {
  let total = 0;
  return derive(
    series,
    [...series.points].map(([at, value]) => [at, (total += value)]),
  );
};

const arrayOf = (value: Value, name: string): SeriesValue[] => {
  if (value.kind === 'array') return value.items;
  throw new ExpressionError(`${name} takes an array of time series`);
};

/** Functions of ordinary values. IF, FILL, METRICS, TIME_SERIES and the parts of the clock are elsewhere. */
export const FUNCTIONS: Record<string, MathFunction> = {
  ABS: pointwise('ABS', Math.abs),
  CEIL: pointwise('CEIL', Math.ceil),
  FLOOR: pointwise('FLOOR', Math.floor),
  LOG: pointwise('LOG', Math.log),
  LOG10: pointwise('LOG10', Math.log10),
  AVG: aggregate('AVG', average, 0),
  MAX: aggregate('MAX', (values) => values.reduce((a, b) => Math.max(a, b), -Infinity), null),
  MIN: aggregate('MIN', (values) => values.reduce((a, b) => Math.min(a, b), Infinity), null),
  SUM: aggregate('SUM', sum, 0),
  STDDEV: aggregate('STDDEV', deviation, 0),
  DATAPOINT_COUNT: aggregate('DATAPOINT_COUNT', (values) => values.length, null),
  DIFF: stepwise('DIFF', (value, before) => value - before),
  DIFF_TIME: stepwise('DIFF_TIME', (_value, _before, seconds) => seconds),
  RATE: stepwise('RATE', (value, before, seconds) => (value - before) / seconds),
  RUNNING_SUM: (args) => mapSeries(one(args, 'RUNNING_SUM'), runningSum),
  METRIC_COUNT: (args) => scalar(arrayOf(one(args, 'METRIC_COUNT'), 'METRIC_COUNT').length),
  FIRST: (args) => {
    const [first] = arrayOf(one(args, 'FIRST'), 'FIRST');
    if (!first) throw new ExpressionError('FIRST was given an empty array');
    return first;
  },
  LAST: (args) => {
    const last = arrayOf(one(args, 'LAST'), 'LAST').at(-1);
    if (!last) throw new ExpressionError('LAST was given an empty array');
    return last;
  },
  REMOVE_EMPTY: (args) => ({
    kind: 'array',
    items: arrayOf(one(args, 'REMOVE_EMPTY'), 'REMOVE_EMPTY').filter((item) => item.points.size > 0),
  }),
  PERIOD: (args) => {
    const value = one(args, 'PERIOD');
    if (value.kind !== 'series') throw new ExpressionError('PERIOD takes one metric');
    return scalar(value.periodMs / 1000);
  },
  MINUTE: (args) => clockPart(one(args, 'MINUTE'), (date) => date.getUTCMinutes()),
  HOUR: (args) => clockPart(one(args, 'HOUR'), (date) => date.getUTCHours()),
  DAY: (args) => clockPart(one(args, 'DAY'), (date) => date.getUTCDay() || 7),
  DATE: (args) => clockPart(one(args, 'DATE'), (date) => date.getUTCDate()),
  MONTH: (args) => clockPart(one(args, 'MONTH'), (date) => date.getUTCMonth() + 1),
  YEAR: (args) => clockPart(one(args, 'YEAR'), (date) => date.getUTCFullYear()),
  EPOCH: (args) => clockPart(one(args, 'EPOCH'), (date) => date.getTime() / 1000),
};

const clockPart = (value: Value, of: (date: Date) => number): Value =>
  mapSeries(value, (series) =>
    derive(
      series,
      [...series.points.keys()].map((at) => [at, of(new Date(at))]),
    ),
  );
