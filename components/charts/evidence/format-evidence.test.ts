import { expect, test } from 'vitest';
import { formatEvidence } from './format-evidence.ts';

test.each([
  [-9, '<0.01'],
  [Math.log10(0.024), '0.02'],
  [0, '1'],
  [Math.log10(3.44), '3.4'],
  [Math.log10(99.9), '99'],
  [2, '100'],
  [Math.log10(4321), '4,321'],
  [6.9, '10⁶'],
  [15, '10¹⁵'],
])('evidence of 10^%d is written %s', (log10, text) => {
  expect(formatEvidence(log10)).toBe(text);
});
