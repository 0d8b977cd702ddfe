import { expect, test } from 'vitest';
import { verdictWords } from './verdict-words.ts';
import { makeSlowVerdict, makeVerdict } from '@/testing/domain/make-verdict.ts';

test('worse carries both rates and the counts with which it was said, not those of now', () => {
  const now = { baseline: { calls: 9000, failed: 9 }, candidate: { calls: 1000, failed: 17 } };
  expect(verdictWords(makeVerdict(now))).toEqual({
    verdict: 'worse',
    chip: 'Worse: 4.1% vs 0.24% errors',
    basis: '17 of 412 against 9 of 3,702 calls',
  });
});

test('slower is said where failures are not worse, with the limit', () => {
  const slow = makeSlowVerdict();
  const verdict = makeVerdict({ kind: 'no-difference', worse: null, slow });
  expect(verdictWords(verdict)).toEqual({
    verdict: 'slower',
    chip: 'Slower: 31% vs 4% over 190 ms',
    basis: '31 of 100 against 36 of 900 calls',
  });
  expect(verdictWords(makeVerdict({ slow })).verdict).toBe('worse');
});

test('no difference never says safe, but how big an increase may hide', () => {
  const verdict = makeVerdict({ kind: 'no-difference', worse: null });
  expect(verdictWords(verdict)).toEqual({
    verdict: 'no-difference',
    chip: 'No difference seen · 412 calls',
    basis: 'an increase under 2.1 points may hide',
  });
});

test('few calls are called few', () => {
  const few = { kind: 'too-few', worse: null } as const;
  expect(verdictWords(makeVerdict({ ...few, smallestVisiblePoints: 12.4 }))).toEqual({
    verdict: 'too-few',
    chip: 'Too few calls to tell · 412 calls',
    basis: 'an increase under 12.4 points may hide',
  });
  expect(verdictWords(makeVerdict({ ...few, smallestVisiblePoints: null })).basis).toBe('any increase may hide');
});

test('no counts are nothing to compare', () => {
  expect(verdictWords(null)).toEqual({ verdict: 'nothing', chip: 'Nothing to compare', basis: null });
});
