import { expect, test } from 'vitest';
import { howLong } from './how-long.ts';

test('says how long in the largest units', () => {
  expect(howLong(0, 59_000)).toBe('less than a minute');
  expect(howLong(0, 31 * 60_000)).toBe('31 min');
  expect(howLong(0, 125 * 60_000)).toBe('2 h 5 min');
  expect(howLong(0, 24 * 3_600_000)).toBe('24 h');
});
