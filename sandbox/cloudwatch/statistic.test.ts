import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStatistic } from './statistic.ts';
import { Tally } from './tally.ts';

const tallyOf = (values: readonly number[]): Tally => {
  const tally = new Tally();
  for (const value of values) tally.add(value);
  return tally;
};
const measure = (name: string, values: readonly number[]): number | null =>
  parseStatistic(name)?.(tallyOf(values)) ?? null;

const oneToThousand = Array.from({ length: 1000 }, (_, i) => i + 1);

test.each([
  ['SampleCount', 1000],
  ['Sum', 500_500],
  ['Average', 500.5],
  ['Minimum', 1],
  ['Maximum', 1000],
])('%s of 1…1000 is exact', (name, expected) => {
  expect(measure(name, oneToThousand)).toBe(expected);
});

test.each([
  ['p50', 500],
  ['p90', 900],
  ['p99', 990],
  ['p99.9', 999],
  ['tm90', 450.5],
  ['tc90', 900],
  ['ts90', 405_450],
  ['wm98', 499.6],
  ['tc99.5', 995],
  ['TM(10%:90%)', 500.5],
  ['IQM', 500.5],
  ['TC(800:)', 200],
  ['TC(:100)', 100],
  ['TS(:100)', 5050],
  ['PR(:250)', 25],
  ['PR(200:300)', 10],
  ['WM(:90%)', 495],
])('%s of 1…1000 comes out within a few percent', (name, expected) => {
  const value = measure(name, oneToThousand) ?? Number.NaN;
  expect(Math.abs(value - expected) / expected).toBeLessThan(0.02);
});

test('a percentile is within 1% of the sample of that rank, whatever the samples', () => {
  const values = fc.array(fc.double({ min: 0.001, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 100 }), (samples, percent) => {
      const sorted = samples.toSorted((a, b) => a - b);
      const exact = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
      const value = measure(`p${percent}`, samples) ?? Number.NaN;
      expect(Math.abs(value - exact)).toBeLessThanOrEqual(exact * 0.01);
    }),
  );
});

test('negative values and zero keep their order', () => {
  expect(measure('p1', [-100, -1, 0, 1, 100])).toBeCloseTo(-100, 0);
  expect(measure('p60', [-100, -1, 0, 1, 100])).toBe(0);
});

test('no samples: no statistic, not 0', () => {
  for (const name of ['Sum', 'SampleCount', 'Average', 'Minimum', 'Maximum', 'p50', 'TC(1:)', 'PR(1:2)'])
    expect(measure(name, [])).toBeNull();
});

test('merging two tallies is the same as having counted everything in one', () => {
  const merged = tallyOf(oneToThousand.slice(0, 300));
  merged.merge(tallyOf(oneToThousand.slice(300)));
  for (const name of ['Sum', 'Minimum', 'Maximum', 'p90'])
    expect(parseStatistic(name)?.(merged)).toBe(measure(name, oneToThousand));
});

describe('a statistic set', () => {
  test('has no percentiles when its distribution is unknown', () => {
    const tally = new Tally();
    tally.addStatisticSet(3, 30, 5, 15);
    expect(parseStatistic('Average')?.(tally)).toBe(10);
    expect(parseStatistic('p50')?.(tally)).toBeNull();
  });
  test('has them when all its values were the same', () => {
    const tally = new Tally();
    tally.addStatisticSet(3, 30, 10, 10);
    expect(parseStatistic('p50')?.(tally)).toBe(10);
  });
});

test.each(['', 'sum', 'p', 'p101', 'p-1', 'TC', 'TC()', 'TC(:)', 'TC(10%:20)', 'TC(1:2', 'TM(0%:900%)', 'constructor'])(
  '%j is no statistic',
  (name) => {
    expect(parseStatistic(name)).toBeNull();
  },
);

test('any text at all is either a statistic or null', () => {
  const hints = fc.constantFrom('p', 'TM(', 'TC(', ':', '%', ')', '99', '.', '-', '1e9');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(hints).map((parts) => parts.join('')),
      ),
      (text) => {
        const value = parseStatistic(text)?.(tallyOf([1, 2, 3])) ?? null;
        expect(value === null || Number.isFinite(value)).toBe(true);
      },
    ),
  );
});
