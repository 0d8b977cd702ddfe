import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatAge, formatAgo } from './format-age.ts';
import { formatClock } from './format-clock.ts';
import { formatCount, formatPlural } from './format-count.ts';
import { formatDurationMs } from './format-duration.ts';
import { formatPercent, formatRate } from './format-percent.ts';
import { formatUtcDateTime, formatUtcMinute, formatUtcTime } from './format-utc.ts';

describe('formatPercent', () => {
  test.each([
    [40, '40%'],
    [24.83, '24.8%'],
    [4.12, '4.1%'],
    [4.04, '4%'],
    [0.316, '0.32%'],
    [0.996, '1%'],
    [0, '0%'],
    [0.001, '<0.01%'],
    [99.94, '99.9%'],
    [99.99, '>99.9%'],
    [100, '100%'],
    [-0.6, '−0.6%'],
    [null, '—'],
    [Number.NaN, '—'],
  ])('%f is %s', (percent, text) => {
    expect(formatPercent(percent)).toBe(text);
  });
  test('only 0 is 0% and only 100 is 100%', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, minExcluded: true, maxExcluded: true, noNaN: true }), (percent) => {
        expect(['0%', '100%']).not.toContain(formatPercent(percent));
      }),
    );
  });
  test.each([
    [0, 0, '—'],
    [0, 131, '0%'],
    [4, 97, '4.1%'],
    [4, 1264, '0.32%'],
    [null, 5, '—'],
    [5, null, '—'],
  ])('%s of %s is %s', (part, whole, text) => {
    expect(formatRate(part, whole)).toBe(text);
  });
});

test.each([
  [0, '0 ms'],
  [0.84, '0.8 ms'],
  [112.4, '112 ms'],
  [999.6, '1 s'],
  [1234, '1.2 s'],
  [9960, '10 s'],
  [48_200, '48 s'],
  [-17, '−17 ms'],
  [null, '—'],
])('a duration of %s ms is %s', (ms, text) => {
  expect(formatDurationMs(ms)).toBe(text);
});

test.each([
  [37_900, '0:37'],
  [0, '0:00'],
  [-5000, '0:00'],
  [890_000, '14:50'],
  [3_723_000, '1:02:03'],
  [null, '—'],
])('a clock of %s ms is %s', (ms, text) => {
  expect(formatClock(ms)).toBe(text);
});

test.each([
  [2_900, '2 s', '2 s ago'],
  [-10, '0 s', '0 s ago'],
  [372_000, '6 min', '6 min ago'],
  [7_300_000, '2 h', '2 h ago'],
  [200_000_000, '2 d', '2 d ago'],
  [null, '—', 'never'],
])('an age of %s ms is %s', (ms, age, ago) => {
  expect(formatAge(ms)).toBe(age);
  expect(formatAgo(ms)).toBe(ago);
});

test.each([
  [0, '0'],
  [999, '999'],
  [1264, '1,264'],
  [1_234_567, '1,234,567'],
  [-1264, '-1,264'],
  [null, '—'],
])('a count of %s is %s', (count, text) => {
  expect(formatCount(count)).toBe(text);
});

test('a plural follows its number', () => {
  expect(formatPlural(1, 'call')).toBe('1 call');
  expect(formatPlural(1264, 'call')).toBe('1,264 calls');
  expect(formatPlural(2, 'alias', 'aliases')).toBe('2 aliases');
});

test('times are UTC whatever zone they came in, and unknown ones a dash', () => {
  expect(formatUtcTime('2026-11-21T16:04:10+02:00')).toBe('14:04:10');
  expect(formatUtcMinute('2026-11-21T14:04:10.000Z')).toBe('14:04');
  expect(formatUtcDateTime('2026-11-21T14:04:10.000Z')).toBe('2026-11-21 14:04:10');
  expect(formatUtcTime(null)).toBe('—');
  expect(formatUtcTime('soon')).toBe('—');
});
