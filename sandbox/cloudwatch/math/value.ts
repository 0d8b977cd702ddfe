import type { SimMs } from '../../kernel/clock.ts';
import { ExpressionError } from './expression-error.ts';

/** One time series: values by the start of their period. */
export interface SeriesValue {
  kind: 'series';
  label: string;
  periodMs: number;
  points: ReadonlyMap<SimMs, number>;
}
export interface ScalarValue {
  kind: 'scalar';
  value: number;
}
export type Value = ScalarValue | SeriesValue | { kind: 'array'; items: SeriesValue[] };

export const scalar = (value: number): ScalarValue => ({ kind: 'scalar', value });

/** A new series on the same grid. Drops values that are not finite, as CloudWatch drops x/0. */
export const derive = (from: SeriesValue, points: Iterable<[SimMs, number]>): SeriesValue => ({
  ...from,
  points: new Map([...points].filter(([, value]) => Number.isFinite(value)).toSorted(([a], [b]) => a - b)),
});

export const mapSeries = (value: Value, map: (series: SeriesValue) => SeriesValue): Value => {
  switch (value.kind) {
    case 'series':
      return map(value);
    case 'array':
      return { kind: 'array', items: value.items.map(map) };
    case 'scalar':
      throw new ExpressionError('A time series is expected, not a number');
  }
};

export const allTimes = (items: readonly SeriesValue[]): SimMs[] =>
  [...new Set(items.flatMap((item) => [...item.points.keys()]))].toSorted((a, b) => a - b);
