import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateExpression } from './evaluate-expression.ts';
import type { ExpressionScope } from './evaluate-expression.ts';
import { ExpressionError } from './expression-error.ts';
import { parseExpression } from './parse-expression.ts';
import type { SeriesValue, Value } from './value.ts';

type Values = (number | null)[];

const MINUTE = 60_000;
const TIMES = [0, 1, 2, 3, 4].map((minute) => minute * MINUTE);

const seriesOf = (label: string, values: Values): SeriesValue => ({
  kind: 'series',
  label,
  periodMs: MINUTE,
  points: new Map(values.flatMap((value, i): [number, number][] => (value === null ? [] : [[i * MINUTE, value]]))),
});

const scopeOf = (metrics: Record<string, Values>): ExpressionScope => {
  const series = Object.entries(metrics).map(([id, values]) => ({ id, series: seriesOf(id, values) }));
  return {
    metrics: () => series,
    times: () => TIMES,
    query: (id) => {
      const found = series.find((item) => item.id === id);
      if (!found) throw new ExpressionError(`Unknown id ${id}`);
      return found.series;
    },
  };
};

const evaluate = (text: string, metrics: Record<string, Values> = {}): Value =>
  evaluateExpression(parseExpression(text), scopeOf(metrics));

const valuesOf = (value: Value): Values | number | Values[] => {
  switch (value.kind) {
    case 'scalar':
      return value.value;
    case 'series':
      return TIMES.map((at) => value.points.get(at) ?? null);
    case 'array':
      return value.items.map((item) => TIMES.map((at) => item.points.get(at) ?? null));
  }
};

const m = { m1: [10, 20, null, 0, 5], m2: [2, 0, 4, null, 10], m3: [null, null, null, null, null] };

test.each<[string, ReturnType<typeof valuesOf>]>([
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['-2 ^ 2', -4],
  ['2 ^ 3 ^ 2', 512],
  ['1.5e2 - .5', 149.5],
  ['m1 + m2', [12, 20, 4, 0, 15]],
  ['m1 - 1', [9, 19, null, -1, 4]],
  ['100 * m2', [200, 0, 400, null, 1000]],
  ['-m1', [-10, -20, null, -0, -5]],
  ['m1 / m2 * 100', [500, null, 0, null, 50]],
  ['m1 > 5', [1, 1, null, 0, 0]],
  ['m1 > 5 AND m2 > 1', [1, 0, 0, 0, 0]],
  ['m1 > 5 || m2 > 1', [1, 1, 1, 0, 1]],
  ['m1 == m2', [0, 0, 0, 1, 0]],
  ['SUM(m1)', 35],
  ['MAX(m1) - MIN(m1)', 20],
  ['AVG(m1)', 8.75],
  ['SUM([m1, m2])', [12, 20, 4, 0, 15]],
  ['MAX([m1, m2])', [10, 20, 4, 0, 10]],
  ['MIN([m1, m2])', [2, 0, 4, 0, 5]],
  ['AVG(METRICS("m1"))', [10, 20, null, 0, 5]],
  ['SUM(METRICS())', [12, 20, 4, 0, 15]],
  ['METRIC_COUNT(METRICS())', 3],
  ['METRIC_COUNT(REMOVE_EMPTY(METRICS()))', 2],
  ['FILL(m1, 0)', [10, 20, 0, 0, 5]],
  ['FILL(m1, REPEAT)', [10, 20, 20, 0, 5]],
  ['FILL(m1, LINEAR)', [10, 20, 10, 0, 5]],
  ['FILL(m1, m2)', [10, 20, 4, 0, 5]],
  ['FILL(m3, 0)', [0, 0, 0, 0, 0]],
  ['FILL(m3, REPEAT)', [null, null, null, null, null]],
  ['IF(m1 > 5, 1, 0)', [1, 1, null, 0, 0]],
  ['IF(m2 > 1, m1 / m2 * 100, 0)', [500, null, 0, null, 50].map((v, i) => (i === 1 ? 0 : v))],
  ['IF(m1 < 6, m1)', [null, null, null, 0, 5]],
  ['DIFF(m1)', [null, 10, null, -20, 5]],
  ['RATE(m2)', [null, -2 / 60, 4 / 60, null, 6 / 120]],
  ['RUNNING_SUM(m2)', [2, 2, 6, null, 16]],
  ['ABS(0 - m1)', [10, 20, null, 0, 5]],
  ['CEIL(m1 / 3)', [4, 7, null, 0, 2]],
  ['FLOOR(m1 / 3)', [3, 6, null, 0, 1]],
  ['LOG10(m1)', [1, Math.log10(20), null, null, Math.log10(5)]],
  ['PERIOD(m1)', 60],
  ['TIME_SERIES(7)', [7, 7, 7, 7, 7]],
  ['MINUTE(FILL(m1, 0))', [0, 1, 2, 3, 4]],
  ['DATAPOINT_COUNT(m1)', 4],
  ['FIRST([m1, m2]) - LAST([m1, m2])', [8, 20, -4, 0, -5]],
  [
    '[m1, m2] * 2',
    [
      [20, 40, null, 0, 10],
      [4, 0, 8, null, 20],
    ],
  ],
])('%s', (text, expected) => {
  expect(valuesOf(evaluate(text, m))).toEqual(expected);
});

// The examples of the CloudWatch guide, "Using metric math".
describe('the guide', () => {
  const compared = { metric1: [30, 20, 0, 0], metric2: [20, null, 20, null] };
  test.each<[string, Values]>([
    ['(metric1 < metric2)', [0, 0, 1, 0]],
    ['(metric1 >= 30)', [1, 0, 0, 0]],
    ['(metric1 > 15 AND metric2 > 15)', [1, 0, 0, 0]],
  ])('%s', (text, expected) => {
    expect(valuesOf(evaluate(text, compared))).toEqual([...expected, null]);
  });

  const branches = { metric1: [1, 1, 0, 0, null], metric2: [30, null, 0, 0, 30], metric3: [0, 0, 20, null, 20] };
  test.each<[string, Values]>([
    ['IF(metric1, metric2, metric3)', [30, 0, 20, null, null]],
    ['IF(metric1, 5, metric3)', [5, 5, 20, null, null]],
    ['IF(metric1, metric2, 5)', [30, 0, 5, 5, null]],
  ])('%s', (text, expected) => {
    expect(valuesOf(evaluate(text, branches))).toEqual(expected);
  });
});

test.each([
  '',
  '1 +',
  '(1',
  'm1 m2',
  'm1 @ m2',
  '"text"',
  'm9 + 1',
  'NOPE(m1)',
  'SEARCH("x")',
  'constructor(1)',
  'FILL(m1)',
  'IF(m1)',
  'SUM(1)',
  '[1, 2]',
  '[m1] + [m2]',
  'METRICS(1)',
  '('.repeat(5000),
  `${'-'.repeat(5000)}1`,
])('%j is refused', (text) => {
  expect(() => evaluate(text.slice(0, 6000), m)).toThrow(ExpressionError);
});

/** All points of a series that results; any error but a refusal is thrown on. */
const tryPoints = (text: string): number[] | 'refused' => {
  try {
    const value = evaluate(text, m);
    return value.kind === 'series' ? [...value.points.values()] : [];
  } catch (error) {
    if (error instanceof ExpressionError) return 'refused';
    throw error;
  }
};

test('whatever the text, it is evaluated or refused, never anything else', () => {
  const words =
    'm1 m2 + - * / ^ ( ) [ ] , 1 0 SUM( IF( FILL( REPEAT MAX( METRICS() "m" < >= == AND || .5 1e9 TIME_SERIES( toString';
  const piece = fc.constantFrom(...words.split(' '), ' ');
  const text = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(text, (input) => {
      const points = tryPoints(input);
      expect(points === 'refused' || points.every(Number.isFinite)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
