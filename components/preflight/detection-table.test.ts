import { expect, test } from 'vitest';
import { chanceWords } from './detection-table.tsx';

test.each([
  { percent: 0, never: 'ignored' as const, isAtLeast: false, words: 'never' },
  { percent: 0, never: 'all-at-once' as const, isAtLeast: false, words: 'never' },
  { percent: 0, never: null, isAtLeast: false, words: 'hardly ever' },
  { percent: 46.4, never: null, isAtLeast: false, words: '46%' },
  { percent: 100, never: null, isAtLeast: false, words: 'over 99%' },
  { percent: null, never: null, isAtLeast: false, words: 'not known' },
  { percent: 46.4, never: null, isAtLeast: true, words: 'at least 46%' },
  { percent: 0.2, never: null, isAtLeast: true, words: 'not known' },
  { percent: 99.9, never: null, isAtLeast: true, words: 'over 99%' },
])('$percent, $never, at least $isAtLeast: $words', ({ percent, words, ...detection }) => {
  expect(chanceWords({ stoppedPercent: percent, lateStoppedPercent: null }, detection)).toBe(words);
});

test.each([
  { stoppedPercent: 85, lateStoppedPercent: 41, isAtLeast: false, words: '41% to 85%' },
  { stoppedPercent: 85, lateStoppedPercent: 0, isAtLeast: false, words: 'hardly ever to 85%' },
  { stoppedPercent: 100, lateStoppedPercent: 99.6, isAtLeast: false, words: 'over 99%' },
  { stoppedPercent: 85, lateStoppedPercent: 41, isAtLeast: true, words: 'at least 41%' },
])('where calls take long the chance is a range: $words', ({ words, isAtLeast, ...each }) => {
  expect(chanceWords(each, { never: null, isAtLeast })).toBe(words);
});
