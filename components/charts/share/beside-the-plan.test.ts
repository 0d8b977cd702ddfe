import { expect, test } from 'vitest';
import { besideThePlan } from './beside-the-plan.ts';

const scale = { fromMs: 0, toMs: 1000, leftPx: 0, rightPx: 1000 };
const box = { heightPx: 300, topPx: 20, bottomPx: 220, max: 100 };

test('under the last level, where that is longer than the words', () => {
  const canary = [
    { atMs: 100, percent: 10 },
    { atMs: 400, percent: 100 },
  ];
  expect(besideThePlan(canary, scale, box, 110)).toEqual({ left: 407, top: 25 });
});

test('left of the last rise, above the steps before it, where the plan rises to the very end', () => {
  const linear = [
    { atMs: 800, percent: 80 },
    { atMs: 900, percent: 90 },
    { atMs: 950, percent: 100 },
  ];
  const placed = besideThePlan(linear, scale, box, 110);
  expect(placed).toEqual({ left: 833, top: 22 });
  // The level before, at 90%, is drawn at 40 px.
  expect((placed?.top ?? 0) + 16).toBeLessThan(40);
});

test('nowhere without a plan, or without room', () => {
  expect(besideThePlan([], scale, box, 110)).toBeNull();
  expect(besideThePlan([{ atMs: 50, percent: 100 }], { ...scale, rightPx: 100 }, box, 110)).toBeNull();
});
