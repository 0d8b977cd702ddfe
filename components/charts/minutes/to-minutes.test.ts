import { describe, expect, test } from 'vitest';
import { MINUTE, makeSeries, T0, makeVersionSeries } from '@/testing/domain/make-series.ts';
import { lastCountedMinute, toMinutes } from './to-minutes.ts';

describe('toMinutes', () => {
  test('a minute that CloudWatch has nothing about stays null, for both versions and in all', () => {
    const series = makeSeries(2, {
      versions: { '41': makeVersionSeries(2, { invocations: [10, null] }), '42': makeVersionSeries(2) },
    });
    const [first, second] = toMinutes(series, '41', '42');
    expect(first).toMatchObject({ calls: 10, cand: { calls: null } });
    expect(second).toMatchObject({ calls: null, base: { calls: null }, cand: { calls: null } });
  });

  test('a minute in which only one version was called counts as such', () => {
    const series = makeSeries(1, { versions: { '42': makeVersionSeries(1, { invocations: [7] }) } });
    expect(toMinutes(series, '41', '42')[0]).toMatchObject({ calls: 7, base: { calls: null }, cand: { calls: 7 } });
  });

  test('versions that are not known have no figures', () => {
    const series = makeSeries(1, { versions: { '42': makeVersionSeries(1, { invocations: [7] }) } });
    expect(toMinutes(series, null, null)[0]).toMatchObject({ calls: null });
  });
});

test('the last counted minute is the last with counts of either version', () => {
  const series = makeSeries(3, {
    versions: {
      '41': makeVersionSeries(3, { invocations: [5, null, null] }),
      '42': makeVersionSeries(3, { invocations: [null, 3, null] }),
    },
  });
  expect(lastCountedMinute(toMinutes(series, '41', '42'))?.atMs).toBe(T0 + MINUTE);
  expect(lastCountedMinute([])).toBeNull();
});
