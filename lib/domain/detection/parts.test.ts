import { describe, expect, test } from 'vitest';
import { createRandom } from '../statistics/create-random.ts';
import { isInAlarm } from './is-in-alarm.ts';
import { normalQuantile } from './normal-quantile.ts';
import { keptPoissonDraws, poissonDraws } from './poisson-draws.ts';

test.each([
  [0.5, 0],
  [0.975, 1.959964],
  [0.01, -2.326348],
  [0.999999, 4.753424],
  [0, -8],
  [1, 8],
])('the normal quantile of %d is %d', (u, z) => {
  expect(normalQuantile(u)).toBeCloseTo(z, 5);
});

describe('poissonDraws', () => {
  test.each([0.3, 4, 49.9, 50.1, 300])('has the mean and the variance of its mean, %d', (mean) => {
    const random = createRandom(7);
    const draw = poissonDraws(mean);
    const counts = Array.from({ length: 40_000 }, () => draw(random()));
    const average = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const variance = counts.reduce((sum, count) => sum + (count - average) ** 2, 0) / counts.length;
    expect(Math.abs(average / mean - 1)).toBeLessThan(0.03);
    expect(Math.abs(variance / mean - 1)).toBeLessThan(0.04);
  });
  test('is nothing of nothing, and ends at the last number below 1', () => {
    expect(poissonDraws(0)(0.9)).toBe(0);
    expect(poissonDraws(5)(1 - 2 ** -32)).toBeLessThan(40);
  });
});

test('draws of one mean are made once, whatever the last digits', () => {
  const draws = keptPoissonDraws();
  expect(draws(0.1 + 0.2)).toBe(draws(0.3));
  expect(draws(0.3)).not.toBe(draws(0.31));
});

describe('isInAlarm', () => {
  const rule = { evaluationPeriods: 3, datapointsToAlarm: 2, treatMissingData: 'missing' };
  test.each([
    [[true, true, false, null, null], 'missing', true],
    [[true, false, false, true, true], 'missing', false],
    // The newest three that exist decide, further back than three periods.
    [[true, null, true, false, false], 'notBreaching', true],
    [[true, null, null, null, null], 'breaching', true],
    [[true, null, null, null, null], 'notBreaching', false],
    [[true, null, null, null, null], 'missing', false],
    // A single breach that is two periods old by now.
    [[null, true, null, null, null], 'missing', true],
    [[null, true, null, null, null], 'ignore', false],
    [[null, null, null, null, null], 'missing', false],
    [[null, null, null, null, null], 'breaching', true],
  ])('%j with missing data %s is %s', (newestFirst, treatMissingData, is) => {
    const breaches = newestFirst.toReversed();
    expect(isInAlarm(breaches, { newest: 4, step: 1 }, { ...rule, treatMissingData })).toBe(is);
  });
});
