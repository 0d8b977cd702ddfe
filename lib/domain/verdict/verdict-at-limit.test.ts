import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeSlowVerdict, makeVerdict } from '../../../testing/domain/make-verdict.ts';
import { parseLimitPoints, verdictAtLimit } from './verdict-at-limit.ts';

const noDifference = makeVerdict({ kind: 'no-difference', smallestVisiblePoints: 3 });

test('a stricter viewer sees too few calls where another sees no difference', () => {
  expect(verdictAtLimit(noDifference, 2)).toMatchObject({ kind: 'too-few' });
  expect(verdictAtLimit(noDifference, 3)).toBe(noDifference);
});

test('a laxer viewer sees no difference where another sees too few calls', () => {
  const tooFew = makeVerdict({ kind: 'too-few', smallestVisiblePoints: 12 });
  expect(verdictAtLimit(tooFew, 20)).toMatchObject({ kind: 'no-difference' });
  expect(verdictAtLimit({ ...tooFew, smallestVisiblePoints: null }, 100)?.kind).toBe('too-few');
});

test('the limit holds for slow calls as well', () => {
  const slow = makeSlowVerdict({ kind: 'no-difference', worse: null });
  const verdict = { ...noDifference, slow };
  expect(verdictAtLimit(verdict, 2)).toMatchObject({ kind: 'too-few', slow: { kind: 'too-few' } });
  expect(verdictAtLimit(verdict, 3)).toBe(verdict);
  expect(verdictAtLimit(makeVerdict({ slow }), 2)).toMatchObject({ kind: 'worse', slow: { kind: 'too-few' } });
});

test('worse stays worse at any limit, and nothing stays nothing', () => {
  const worse = makeVerdict({ kind: 'worse' });
  expect(verdictAtLimit(worse, 100)).toBe(worse);
  expect(verdictAtLimit(makeVerdict({ kind: 'nothing' }), 0.1)?.kind).toBe('nothing');
  expect(verdictAtLimit(null, 5)).toBeNull();
});

test.each([
  ['5', 5],
  [' 0.5 ', 0.5],
  ['2,5', 2.5],
  ['100', 100],
  ['0', null],
  ['101', null],
  ['-1', null],
  ['1e2', null],
  ['', null],
])('%j is a limit of %j points', (text, points) => {
  expect(parseLimitPoints(text)).toBe(points);
});

test('any text is a limit within its bounds, or none', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const points = parseLimitPoints(text);
      expect(points === null || (points >= 0.1 && points <= 100)).toBe(true);
    }),
  );
});
