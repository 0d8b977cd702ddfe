import { expect, test } from 'vitest';
import { splitOfAlias } from './traffic-split.ts';

const versions = { baseline: '41', candidate: '42' };

test('while shifting, the candidate has its weight and the baseline the rest', () => {
  expect(splitOfAlias({ version: '41', weights: { '42': 40 }, revisionId: null }, versions)).toEqual([
    { version: '42', percent: 40, role: 'candidate' },
    { version: '41', percent: 60, role: 'baseline' },
  ]);
});

test('without weights one version has all', () => {
  expect(splitOfAlias({ version: '41', weights: {}, revisionId: null }, versions)).toEqual([
    { version: '41', percent: 100, role: 'baseline' },
  ]);
});

test('a version that is neither of the two has no role', () => {
  expect(splitOfAlias({ version: '39', weights: { '42': 0 }, revisionId: null }, versions)).toEqual([
    { version: '39', percent: 100, role: null },
  ]);
});

test('fractions of AWS come out as clean percentages', () => {
  const parts = splitOfAlias({ version: '41', weights: { '42': 0.1 * 3 * 100 }, revisionId: null }, versions);
  expect(parts.map((part) => part.percent)).toEqual([30, 70]);
});
