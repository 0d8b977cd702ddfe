import { expect, test } from 'vitest';
import { createRandom } from './create-random.ts';

const draw = (seed: string | number): number[] => {
  const random = createRandom(seed);
  return Array.from({ length: 5 }, () => random.next());
};

test('the same seed gives the same run, another seed another one', () => {
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

test('a fork does not depend on how far its parent has gone', () => {
  const parent = createRandom(1);
  const early = parent.fork('x').next();
  parent.next();
  expect(parent.fork('x').next()).toBe(early);
});

test('numbers are spread over [0, 1)', () => {
  const random = createRandom('spread');
  const all = Array.from({ length: 10_000 }, () => random.next());
  expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...all)).toBeLessThan(1);
  expect(all.reduce((a, b) => a + b) / all.length).toBeCloseTo(0.5, 1);
});
