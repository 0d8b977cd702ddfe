import { expect, test } from 'vitest';
import { routedPercent } from './routed-percent.ts';

const alias = (version: string, weights: Record<string, number> = {}) => ({ version, weights, revisionId: null });

test('while shifting the candidate has its weight', () => {
  expect(routedPercent(alias('41', { '42': 10 }), '41', '42')).toBe(10);
});

test('before and after, the alias itself says it', () => {
  expect(routedPercent(alias('41'), '41', '42')).toBe(0);
  expect(routedPercent(alias('42'), '41', '42')).toBe(100);
});

test('an alias that is on the candidate but gives some away leaves it the rest', () => {
  expect(routedPercent(alias('42', { '41': 30 }), '41', '42')).toBe(70);
});

test('a deployment from a version to itself has no share', () => {
  expect(routedPercent(alias('1'), '1', '1')).toBeNull();
  expect(routedPercent(alias('1'), '1', null)).toBeNull();
});
