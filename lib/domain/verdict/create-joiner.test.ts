import { expect, test } from 'vitest';
import { createJoiner } from './create-joiner.ts';

const minute = (at: number, baselineCalls: number, candidateCalls: number, candidateHits = 0) => ({
  atMs: at * 60_000,
  baselineCalls,
  baselineHits: 0,
  candidateCalls,
  candidateHits,
});

test('a minute with calls of both is a block of its own', () => {
  expect(createJoiner()(minute(0, 9, 1, 1))).toMatchObject({ baselineCalls: 9, candidateCalls: 1, candidateHits: 1 });
});

test('minutes of one version wait until the other is called', () => {
  const join = createJoiner();
  expect(join(minute(0, 3, 0))).toBeNull();
  expect(join(minute(1, 0, 0))).toBeNull();
  expect(join(minute(2, 2, 0))).toBeNull();
  expect(join(minute(3, 0, 1, 1))).toMatchObject({ baselineCalls: 5, candidateCalls: 1, candidateHits: 1 });
  expect(join(minute(4, 3, 0))).toBeNull();
});

test('after fifteen minutes a lonely minute is left out', () => {
  const join = createJoiner();
  join(minute(0, 100, 0));
  join(minute(5, 7, 0));
  expect(join(minute(16, 0, 1))).toMatchObject({ baselineCalls: 7, candidateCalls: 1 });
});
