import { expect, test } from 'vitest';
import { createBudget } from './budget.ts';

const region = { kind: 'region' } as const;
const rotation = { kind: 'rotation' } as const;
const rollout = { kind: 'rollout', id: 'd-1' } as const;

test('a call counts for a minute', () => {
  const budget = createBudget();
  budget.charge(region, 2, 1_000);
  expect(budget.spent(region, 60_999)).toBe(2);
  expect(budget.spent(region, 61_000)).toBe(0);
});

test('what the rotation spends is the region’s as well', () => {
  const budget = createBudget();
  budget.charge(rotation, 3, 0);
  budget.charge(region, 1, 0);
  expect(budget.spent(rotation, 1)).toBe(3);
  expect(budget.spent(region, 1)).toBe(4);
});

test('each rollout that ran in the last minute has granted 15 calls', () => {
  const budget = createBudget();
  expect(budget.limitInAll(15, 0)).toBe(30);
  budget.setActive(new Set(['d-1', 'd-2']), 0);
  budget.setActive(new Set(['d-1']), 30_000);
  expect(budget.limitInAll(15, 60_000)).toBe(60);
  expect(budget.limitInAll(15, 60_001)).toBe(45);
});

test('the calls of a rollout that has ended do not count against the others', () => {
  const budget = createBudget();
  budget.setActive(new Set(['d-1', 'd-2']), 0);
  budget.charge(rollout, 10, 0);
  budget.charge({ kind: 'rollout', id: 'd-2' }, 12, 0);
  budget.charge({ kind: 'shared' }, 1, 0);
  expect(budget.spent({ kind: 'shared' }, 1)).toBe(23);
  budget.setActive(new Set(['d-1']), 2);
  expect(budget.spent({ kind: 'shared' }, 3)).toBe(11);
  expect(budget.sharedLimit()).toBe(15);
});

test('a pool is free again when its oldest call is a minute old', () => {
  const budget = createBudget();
  for (const at of [0, 1_000, 2_000]) budget.charge(rollout, 1, at);
  expect(budget.freeAt(rollout, 4, 5_000)).toBe(5_000);
  expect(budget.freeAt(rollout, 3, 5_000)).toBe(60_000);
  expect(budget.freeAt(rollout, 2, 5_000)).toBe(61_000);
});

test('calls of people count in all, those of a first reading do not', () => {
  const budget = createBudget();
  budget.charge(region, 1, 0);
  budget.made(1, 0);
  budget.made(2, 10);
  expect(budget.freeAt('all', 3, 20)).toBe(60_000);
  budget.charge({ kind: 'first-reading' }, 2, 30);
  budget.made(2, 30);
  expect(budget.freeAt('all', 4, 40)).toBe(40);
  expect(budget.madeInAll(40)).toBe(5);
});

test('calls that did not reach AWS are given back', () => {
  const budget = createBudget();
  budget.setActive(new Set(['d-1']), 0);
  budget.charge({ kind: 'rollout', id: 'd-1' }, 3, 0);
  budget.refund({ kind: 'rollout', id: 'd-1' }, 2);
  expect(budget.spent({ kind: 'rollout', id: 'd-1' }, 1)).toBe(1);
  expect(budget.spent({ kind: 'shared' }, 1)).toBe(1);
});
