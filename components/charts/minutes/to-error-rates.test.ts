import { expect, test } from 'vitest';
import { makeSeries, makeVersionSeries } from '@/testing/domain/make-series.ts';
import { toErrorRates } from './to-error-rates.ts';
import { toMinutes } from './to-minutes.ts';

function rates(invocations: (number | null)[], errors: (number | null)[], other: (number | null)[] = []) {
  const length = invocations.length;
  const series = makeSeries(length, {
    versions: {
      '41': makeVersionSeries(length, { invocations: other.length > 0 ? other : invocations.map(() => 100) }),
      '42': makeVersionSeries(length, { invocations, errors }),
    },
  });
  return toErrorRates(toMinutes(series, '41', '42')).map((row) => row.cand);
}

test('a version is drawn only from 20 calls on', () => {
  expect(rates([10, 9, 1], [0, 0, 1])).toMatchObject([null, null, { calls: 20, errors: 1, percent: 5 }]);
});

test('each point looks back over five minutes and no further', () => {
  const last = rates([100, 20, 20, 20, 20, 20], [100, 0, 0, 0, 0, 1]).at(-1);
  expect(last).toMatchObject({ calls: 100, errors: 1, percent: 1 });
});

test('no errors is a rate of 0 whose range still reaches above it', () => {
  const rate = rates([100], [0])[0];
  expect(rate).toMatchObject({ percent: 0, lowPercent: 0 });
  expect(rate?.highPercent).toBeGreaterThan(2);
});

test('a minute that nothing is known about is a gap, not a zero', () => {
  expect(rates([50, null, 50], [0, null, 0], [100, null, 100])[1]).toBeNull();
});

test('a minute without calls of this version alone does not break its line', () => {
  expect(rates([50, null], [0, null])[1]).toMatchObject({ calls: 50, percent: 0 });
});

test('more errors than calls, as CloudWatch reports while counts arrive, is no more than 100%', () => {
  expect(rates([20], [25])[0]).toMatchObject({ percent: 100 });
});
