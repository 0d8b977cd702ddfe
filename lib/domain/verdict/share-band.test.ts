import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareBand } from './share-band.ts';
import { createRandom } from '../statistics/create-random.ts';
import { drawBinomial } from '../../../testing/verdict/draw-binomial.ts';

describe('shareBand', () => {
  // From scipy's binomial distribution: the likeliest counts whose sum is nearest to 95%.
  test.each([
    { calls: 30, percent: 10, low: 1, high: 6 },
    { calls: 100, percent: 10, low: 5, high: 16 },
    { calls: 300, percent: 10, low: 21, high: 40 },
    { calls: 1000, percent: 40, low: 370, high: 430 },
    { calls: 3000, percent: 10, low: 269, high: 332 },
  ])('of $calls calls at $percent percent it holds $low to $high', ({ calls, percent, low, high }) => {
    const band = shareBand(percent, calls);
    expect(band?.lowPercent).toBeCloseTo((low / calls) * 100, 9);
    expect(band?.highPercent).toBeCloseTo((high / calls) * 100, 9);
  });

  test.each([
    [100, 10],
    [300, 10],
    [1000, 50],
    [3000, 10],
    [3000, 90],
    [100_000, 25],
  ])('95 of 100 minutes of %i calls at %i percent lie within, to a point', (calls, percent) => {
    const random = createRandom(calls + percent);
    const band = shareBand(percent, calls);
    let within = 0;
    for (let minute = 0; minute < 20_000; minute++) {
      const observed = (drawBinomial(random, calls, percent / 100) / calls) * 100;
      if (band !== null && observed >= band.lowPercent - 1e-9 && observed <= band.highPercent + 1e-9) within += 1;
    }
    expect(within / 20_000).toBeGreaterThan(0.94);
    expect(within / 20_000).toBeLessThan(0.96);
  });

  test('nothing without calls or a share, and no width at 0% and 100%', () => {
    expect(shareBand(10, 0)).toBeNull();
    expect(shareBand(Number.NaN, 10)).toBeNull();
    expect(shareBand(10, Number.POSITIVE_INFINITY)).toBeNull();
    expect(shareBand(0, 10)).toEqual({ lowPercent: 0, highPercent: 0 });
    expect(shareBand(100, 10)).toEqual({ lowPercent: 100, highPercent: 100 });
  });

  test('always holds the routed share, within 0–100', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000_000 }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (calls, percent) => {
          const band = shareBand(percent, calls);
          expect(band?.lowPercent).toBeGreaterThanOrEqual(0);
          expect(band?.highPercent).toBeLessThanOrEqual(100);
          expect(band?.lowPercent).toBeLessThanOrEqual(percent);
          expect(band?.highPercent).toBeGreaterThanOrEqual(percent);
        },
      ),
    );
  });
});
