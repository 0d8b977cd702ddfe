import { expect, test } from 'vitest';
import { MINUTE, makeSeries, T0, makeVersionSeries } from '@/testing/domain/make-series.ts';
import { mergeMinutes, mergeWidth } from './merge-minutes.ts';
import { toBars } from './to-bars.ts';
import { toMinutes } from './to-minutes.ts';

const series = makeSeries(4, {
  observedPercent: [10, 20, null, null],
  routedPercent: [25, 25, 25, 25],
  versions: {
    '41': makeVersionSeries(4, { invocations: [90, 80, null, null], throttles: [0, 2, null, null] }),
    '42': makeVersionSeries(4, { invocations: [10, 20, null, null] }),
  },
});
const minutes = toMinutes(series, '41', '42');

test('minutes stay single while there is room for them', () => {
  expect(mergeWidth(6, 5)).toBe(1);
  expect(mergeMinutes(minutes, 1)).toHaveLength(4);
});

test('a day of minutes on a phone becomes marks of half an hour', () => {
  expect(mergeWidth(300 / 1440, 5)).toBe(30);
});

test('merged counts are sums, the share is of the sums', () => {
  const [first, second] = mergeMinutes(minutes, 2);
  expect(first).toMatchObject({ fromMs: T0, toMs: T0 + 2 * MINUTE, calls: 200, candCalls: 30, observedPercent: 15 });
  expect(first?.routedPercent).toBe(25);
  expect(second).toMatchObject({ calls: null, observedPercent: null, baseThrottles: null });
});

test('a bar of several minutes stands as high as one minute of it, and there is none where nothing was counted', () => {
  expect(toBars(mergeMinutes(minutes, 2), 'calls')).toEqual([
    { fromMs: T0, toMs: T0 + 2 * MINUTE, base: 85, cand: 15 },
  ]);
});
