import { ExpressionError } from './expression-error.ts';
import type { BinaryOperator } from './parse-expression.ts';
import { allTimes, derive, scalar } from './value.ts';
import type { SeriesValue, Value } from './value.ts';

const truth = (holds: boolean): number => (holds ? 1 : 0);

const OPERATIONS: Record<BinaryOperator, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
  '==': (a, b) => truth(a === b),
  '!=': (a, b) => truth(a !== b),
  '<': (a, b) => truth(a < b),
  '<=': (a, b) => truth(a <= b),
  '>': (a, b) => truth(a > b),
  '>=': (a, b) => truth(a >= b),
  and: (a, b) => truth(a !== 0 && b !== 0),
  or: (a, b) => truth(a !== 0 || b !== 0),
};

/** A series without a point counts as 0; a division by zero drops the point ("Metric math syntax and functions"). */
const seriesWithSeries = (left: SeriesValue, right: SeriesValue, of: (a: number, b: number) => number): SeriesValue =>
  derive(
    left,
    allTimes([left, right]).map((at) => [at, of(left.points.get(at) ?? 0, right.points.get(at) ?? 0)]),
  );

const pairs = (left: Value, right: Value, of: (a: number, b: number) => number): SeriesValue | { scalar: number } => {
  if (left.kind === 'scalar' && right.kind === 'scalar') return { scalar: of(left.value, right.value) };
  if (left.kind === 'series' && right.kind === 'series') return seriesWithSeries(left, right, of);
  if (left.kind === 'series' && right.kind === 'scalar')
    return derive(
      left,
      [...left.points].map(([at, value]) => [at, of(value, right.value)]),
    );
  if (left.kind === 'scalar' && right.kind === 'series')
    return derive(
      right,
      [...right.points].map(([at, value]) => [at, of(left.value, value)]),
    );
  throw new ExpressionError('Two arrays of time series cannot be combined');
};

/** @throws ExpressionError for two arrays, which CloudWatch does not combine. */
export const combine = (operator: BinaryOperator, left: Value, right: Value): Value => {
  const of = OPERATIONS[operator];
  const one = (a: Value, b: Value): SeriesValue => {
    const result = pairs(a, b, of);
    if ('scalar' in result) throw new ExpressionError('A time series is expected');
    return result;
  };
  if (left.kind === 'array' && right.kind !== 'array')
    return { kind: 'array', items: left.items.map((item) => one(item, right)) };
  if (right.kind === 'array' && left.kind !== 'array')
    return { kind: 'array', items: right.items.map((item) => ({ ...one(left, item), label: item.label })) };
  const result = pairs(left, right, of);
  return 'scalar' in result ? scalar(result.scalar) : result;
};
