import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binomialBand } from './binomial-band.ts';
import { newcombeDifference } from './newcombe-difference.ts';
import { wilsonInterval } from './wilson-interval.ts';

const counts = fc
  .tuple(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([calls, rate]) => ({ calls, errors: Math.round(calls * rate) }));

describe('wilsonInterval', () => {
  // Newcombe 1998 (two-sided intervals for the single proportion), table I, method 3.
  test.each([
    [81, 263, 25.53, 36.62],
    [15, 148, 6.24, 16.05],
    [0, 20, 0, 16.11],
    [1, 29, 0.61, 17.18],
  ])('%i of %i lies between %f percent and %f percent', (part, whole, low, high) => {
    const range = wilsonInterval(part, whole);
    expect(range?.lowPercent).toBeCloseTo(low, 1);
    expect(range?.highPercent).toBeCloseTo(high, 1);
  });
  test('no counts give no range, and more errors than calls count as all', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(wilsonInterval(Number.NaN, 5)).toBeNull();
    expect(wilsonInterval(6, 5)).toEqual(wilsonInterval(5, 5));
  });
  test('always holds the rate, within 0–100', () => {
    fc.assert(
      fc.property(counts, ({ errors, calls }) => {
        const range = wilsonInterval(errors, calls);
        const rate = (errors / calls) * 100;
        expect(range?.lowPercent).toBeGreaterThanOrEqual(0);
        expect(range?.highPercent).toBeLessThanOrEqual(100);
        expect(range?.lowPercent).toBeLessThanOrEqual(rate + 1e-9);
        expect(range?.highPercent).toBeGreaterThanOrEqual(rate - 1e-9);
      }),
    );
  });
});

describe('newcombeDifference', () => {
  // Newcombe 1998 (interval estimation for the difference), table II, method 10.
  test.each([
    [56, 70, 48, 80, 20, 5.24, 33.39],
    [9, 10, 3, 10, 60, 17.05, 80.9],
    [5, 56, 0, 29, 8.93, -3.81, 19.26],
    [0, 10, 0, 20, 0, -16.11, 27.75],
  ])('%i of %i against %i of %i', (errors, calls, baseErrors, baseCalls, points, low, high) => {
    const difference = newcombeDifference({ errors, calls }, { errors: baseErrors, calls: baseCalls });
    expect(difference?.points).toBeCloseTo(points, 1);
    expect(difference?.lowPoints).toBeCloseTo(low, 1);
    expect(difference?.highPoints).toBeCloseTo(high, 1);
  });
  test('is null when either has no calls', () => {
    expect(newcombeDifference({ errors: 0, calls: 0 }, { errors: 0, calls: 10 })).toBeNull();
    expect(newcombeDifference({ errors: 0, calls: 10 }, { errors: 0, calls: 0 })).toBeNull();
  });
  test('swapping the versions turns the range around, and it stays within ±100', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const there = newcombeDifference(a, b);
        const back = newcombeDifference(b, a);
        expect(there?.lowPoints).toBeCloseTo(-(back?.highPoints ?? 0), 8);
        expect(there?.lowPoints).toBeGreaterThanOrEqual(-100 - 1e-9);
        expect(there?.highPoints).toBeLessThanOrEqual(100 + 1e-9);
        expect(there?.lowPoints).toBeLessThanOrEqual((there?.points ?? 0) + 1e-9);
      }),
    );
  });
});

describe('binomialBand', () => {
  // Quantiles of the binomial distribution at 2.5% and 97.5% (R: qbinom).
  test.each([
    [10, 20, 0, 5],
    [50, 10, 2, 8],
    [40, 142, 45, 68],
    [10, 1000, 82, 119],
  ])('%i percent of %i calls: %i to %i of them', (percent, calls, low, high) => {
    const band = binomialBand(percent, calls);
    expect(band?.lowPercent).toBeCloseTo((low / calls) * 100, 6);
    expect(band?.highPercent).toBeCloseTo((high / calls) * 100, 6);
  });
  test('at 0% and 100% nothing can fall elsewhere', () => {
    expect(binomialBand(0, 50)).toEqual({ lowPercent: 0, highPercent: 0 });
    expect(binomialBand(100, 50)).toEqual({ lowPercent: 100, highPercent: 100 });
  });
  test.each([
    [50, 0],
    [-1, 10],
    [101, 10],
    [Number.NaN, 10],
  ])('%f percent of %i calls has no band', (percent, calls) => {
    expect(binomialBand(percent, calls)).toBeNull();
  });
  test('the normal approximation takes over without a jump', () => {
    const exact = binomialBand(30, 2000);
    const normal = binomialBand(30, 2001);
    expect(normal?.lowPercent).toBeCloseTo(exact?.lowPercent ?? 0, 0);
    expect(normal?.highPercent).toBeCloseTo(exact?.highPercent ?? 0, 0);
  });
  test('always holds the routed share, within 0–100', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.integer({ min: 1, max: 5000 }), (percent, calls) => {
        const band = binomialBand(percent, calls);
        expect(band?.lowPercent).toBeGreaterThanOrEqual(0);
        expect(band?.lowPercent).toBeLessThanOrEqual(percent);
        expect(band?.highPercent).toBeGreaterThanOrEqual(percent);
        expect(band?.highPercent).toBeLessThanOrEqual(100);
      }),
    );
  });
});
