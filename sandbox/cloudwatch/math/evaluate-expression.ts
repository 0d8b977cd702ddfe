import type { SimMs } from '../../kernel/clock.ts';
import { combine } from './combine.ts';
import { ExpressionError } from './expression-error.ts';
import { FUNCTIONS } from './functions.ts';
import type { Expression } from './parse-expression.ts';
import { derive, mapSeries, scalar } from './value.ts';
import type { SeriesValue, Value } from './value.ts';

/** What an expression can see: the other queries of the request, and the request's time range. */
export interface ExpressionScope {
  /** The value of another query. Throws ExpressionError for an unknown id. */
  query(id: string): Value;
  /** Every plain metric of the request (not the expressions), by id. */
  metrics(): { id: string; series: SeriesValue }[];
  /** The starts of the periods between the request's start and end. */
  times(periodMs: number): SimMs[];
}

const lookup = (points: ReadonlyMap<SimMs, number>, at: SimMs): number[] => {
  const value = points.get(at);
  return value === undefined ? [] : [value];
};

const single = (value: Value | undefined, name: string): Value & { kind: 'scalar' | 'series' } => {
  if (value && value.kind !== 'array') return value;
  throw new ExpressionError(`${name} takes single time series and numbers`);
};

/** Missing points: true-value series count as 0, others drop the point (guide, "Using IF expressions"). */
const evaluateIf = (args: Value[]): Value => {
  if (args.length < 2 || args.length > 3) throw new ExpressionError('IF takes two or three arguments');
  const condition = single(args[0], 'IF');
  const whenTrue = single(args[1], 'IF');
  const whenFalse = args[2] === undefined ? null : single(args[2], 'IF');
  if (condition.kind === 'scalar') {
    if (condition.value !== 0) return whenTrue;
    if (whenFalse) return whenFalse;
    return whenTrue.kind === 'series' ? derive(whenTrue, []) : scalar(0);
  }
  const points = [...condition.points].flatMap(([at, holds]): [SimMs, number][] => {
    if (holds !== 0) return [[at, whenTrue.kind === 'scalar' ? whenTrue.value : (whenTrue.points.get(at) ?? 0)]];
    if (!whenFalse) return [];
    const values = whenFalse.kind === 'scalar' ? [whenFalse.value] : lookup(whenFalse.points, at);
    return values.map((value) => [at, value]);
  });
  return derive(condition, points);
};

const linear = (series: SeriesValue, times: SimMs[]): [SimMs, number][] => {
  const known = [...series.points];
  return times.flatMap((at): [SimMs, number][] => {
    const exact = series.points.get(at);
    if (exact !== undefined) return [[at, exact]];
    const before = known.findLast(([other]) => other < at);
    const after = known.find(([other]) => other > at);
    if (!before || !after) return [];
    const share = (at - before[0]) / (after[0] - before[0]);
    return [[at, before[1] + (after[1] - before[1]) * share]];
  });
};

const repeat = (series: SeriesValue, times: SimMs[]): [SimMs, number][] => {
  let last: number | undefined;
  return times.flatMap((at): [SimMs, number][] => {
    last = series.points.get(at) ?? last;
    return last === undefined ? [] : [[at, last]];
  });
};

export const evaluateExpression = (expression: Expression, scope: ExpressionScope): Value => {
  const evaluate = (node: Expression): Value => {
    switch (node.kind) {
      case 'number':
        return scalar(node.value);
      case 'string':
        throw new ExpressionError('A string is only an argument of METRICS');
      case 'name':
        return scope.query(node.name);
      case 'negate':
        return combine('*', evaluate(node.operand), scalar(-1));
      case 'binary':
        return combine(node.operator, evaluate(node.left), evaluate(node.right));
      case 'list':
        return { kind: 'array', items: node.items.flatMap((item) => asSeries(evaluate(item))) };
      case 'call':
        return call(node.name, node.args);
    }
  };

  const asSeries = (value: Value): SeriesValue[] => {
    if (value.kind === 'scalar') throw new ExpressionError('A list holds time series, not numbers');
    return value.kind === 'series' ? [value] : value.items;
  };

  const call = (name: string, args: Expression[]): Value => {
    switch (name) {
      case 'IF':
        return evaluateIf(args.map(evaluate));
      case 'FILL':
        return fill(args);
      case 'METRICS':
        return metrics(args);
      case 'TIME_SERIES':
        return timeSeries(args);
      default: {
        const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
        if (!known) throw new ExpressionError(`Unsupported function ${name}`);
        return known(args.map(evaluate));
      }
    }
  };

  const fill = ([what, how, ...rest]: Expression[]): Value => {
    if (!what || !how || rest.length > 0) throw new ExpressionError('FILL takes two arguments');
    const value = evaluate(what);
    const word = how.kind === 'name' && (how.name === 'REPEAT' || how.name === 'LINEAR') ? how.name : null;
    const filler = word === null ? single(evaluate(how), 'FILL') : null;
    return mapSeries(value, (series) => {
      const times = scope.times(series.periodMs);
      if (word === 'REPEAT') return derive(series, repeat(series, times));
      if (!filler) return derive(series, linear(series, times));
      return derive(
        series,
        times.flatMap((at): [SimMs, number][] => {
          const values = series.points.has(at)
            ? lookup(series.points, at)
            : filler.kind === 'scalar'
              ? [filler.value]
              : lookup(filler.points, at);
          return values.map((point) => [at, point]);
        }),
      );
    });
  };

  const metrics = ([filter, ...rest]: Expression[]): Value => {
    if (rest.length > 0 || (filter && filter.kind !== 'string'))
      throw new ExpressionError('METRICS takes nothing or a string');
    const wanted = filter?.kind === 'string' ? filter.value : '';
    const items = scope.metrics().filter(({ id }) => id.includes(wanted));
    return { kind: 'array', items: items.map(({ series }) => series) };
  };

  const timeSeries = (args: Expression[]): Value => {
    const [arg] = args;
    const value = arg && args.length === 1 ? evaluate(arg) : undefined;
    if (value?.kind !== 'scalar') throw new ExpressionError('TIME_SERIES takes one number');
    const periodMs = scope.metrics()[0]?.series.periodMs ?? 60_000;
    const blank: SeriesValue = { kind: 'series', label: 'TIME_SERIES', periodMs, points: new Map() };
    return derive(
      blank,
      scope.times(periodMs).map((at) => [at, value.value]),
    );
  };

  return evaluate(expression);
};
