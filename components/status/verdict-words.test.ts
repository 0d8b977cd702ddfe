import { expect, test } from 'vitest';
import { verdictWords } from './verdict-words.ts';
import { makeSlowVerdict, makeVerdict } from '@/testing/domain/make-verdict.ts';

test('worse carries both rates and all counts so far, not those with which it was first said', () => {
  const now = { baseline: { calls: 9000, failed: 9 }, candidate: { calls: 1000, failed: 17 } };
  expect(verdictWords(makeVerdict(now))).toEqual({
    verdict: 'worse',
    chip: 'Worse: 1.7% vs 0.1% errors',
    basis: '17 of 1,000 against 9 of 9,000 calls',
  });
});

test('a version that has recovered since is not said to be worse by its totals', () => {
  const now = { baseline: { calls: 9000, failed: 90 }, candidate: { calls: 9000, failed: 80 } };
  expect(verdictWords(makeVerdict(now)).chip).toBe('Was worse for a time: 0.89% vs 1% errors');
});

test('what the verdict does not cover stands beside its basis', () => {
  const covers = {
    from: '2026-11-21T14:00:00.000Z',
    to: '2026-11-21T14:15:00.000Z',
    countedTo: '2026-11-21T14:15:00.000Z',
    settleMs: 0,
    called: 5,
    baselineUntil: '2026-11-21T14:05:00.000Z',
    candidateUntil: '2026-11-21T14:05:00.000Z',
  };
  const verdict = makeVerdict({ kind: 'no-difference', worse: null, covers });
  expect(verdictWords(verdict).basis).toBe('an increase under 2.1 points may hide; calls in 5 of 15 min');
  expect(verdictWords({ ...verdict, covers: { ...covers, called: 14 } }).basis).not.toContain('min');
});

test('slower is said where failures are not worse, with the limit', () => {
  const slow = makeSlowVerdict();
  const verdict = makeVerdict({ kind: 'no-difference', worse: null, slow });
  expect(verdictWords(verdict)).toEqual({
    verdict: 'slower',
    chip: 'Slower: 20% vs 4% over 190 ms',
    basis: '40 of 200 against 72 of 1,800 calls',
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
