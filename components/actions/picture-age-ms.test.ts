import { expect, test } from 'vitest';
import { pictureAgeMs } from './picture-age-ms.ts';

const now = Date.parse('2026-11-21T14:04:10.000Z');

test('the older of the two sources counts', () => {
  const asOf = { codedeploy: '2026-11-21T14:04:08.000Z', lambda: '2026-11-21T14:04:09.000Z' };
  expect(pictureAgeMs(asOf, now, 1)).toBe(2000);
});

test('a source that was never read makes the age unknown, not zero', () => {
  expect(pictureAgeMs({ codedeploy: '2026-11-21T14:04:08.000Z', lambda: null }, now, 1)).toBeNull();
});

test('on a clock that runs ten times as fast, ten AWS seconds are one', () => {
  const asOf = { codedeploy: '2026-11-21T14:04:00.000Z', lambda: '2026-11-21T14:04:00.000Z' };
  expect(pictureAgeMs(asOf, now, 10)).toBe(1000);
});

test('a reading from the future is new, not of negative age', () => {
  const asOf = { codedeploy: '2026-11-21T14:04:12.000Z', lambda: '2026-11-21T14:04:12.000Z' };
  expect(pictureAgeMs(asOf, now, 1)).toBe(0);
});
