import { expect, test } from 'vitest';
import { highestRouted } from './highest-routed.ts';
import { makeSeries } from '@/testing/domain/make-series.ts';

const routed = (...percents: (number | null)[]) =>
  makeSeries(0, { routed: percents.map((percent, minute) => ({ at: `2026-11-21T13:5${minute}:00.000Z`, percent })) });

test('a share that was never seen is not a share of 0', () => {
  expect(highestRouted(null)).toBeNull();
  expect(highestRouted(makeSeries(0))).toBeNull();
  expect(highestRouted(routed(0))).toBe(0);
  expect(highestRouted(routed(0, 10, 20, 0))).toBe(20);
});

test('steps of which nothing is known are not taken for none', () => {
  expect(highestRouted(routed(0, null))).toBeNull();
  expect(highestRouted(routed(0, 20, null, 0))).toBeNull();
  expect(highestRouted(routed(0, 20, null, 20, null))).toBeNull();
});

test('what was seen after a gap is higher than all in it', () => {
  expect(highestRouted(routed(0, 20, null, 80, 0))).toBe(80);
  expect(highestRouted(routed(0, null, 100))).toBe(100);
  expect(highestRouted(routed(100, null))).toBe(100);
});
