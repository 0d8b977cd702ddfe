import { expect, test } from 'vitest';
import { freshKeys, sameOrder } from './held-order.ts';

test('two lists are the same when they hold the same keys in the same order', () => {
  expect(sameOrder(['a', 'b'], ['a', 'b'])).toBe(true);
  expect(sameOrder(['a', 'b'], ['b', 'a'])).toBe(false);
  expect(sameOrder(['a'], ['a', 'b'])).toBe(false);
});

test('fresh keys are those that are not shown, whatever left meanwhile', () => {
  expect(freshKeys(['a', 'b'], ['b', 'c', 'd'])).toEqual(['c', 'd']);
});
