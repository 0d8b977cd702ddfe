import { expect, test } from 'vitest';
import { toShareRows } from './to-share-rows.ts';
import { percentAt, toSteps } from './to-steps.ts';

const span = { fromMs: 0, toMs: 100 };
const planned = [
  { atMs: 20, percent: 10 },
  { atMs: 60, percent: 20 },
];

test('the routed line reaches "now" and ends there', () => {
  const rows = toShareRows(
    planned,
    [
      { atMs: 0, percent: 0 },
      { atMs: 22, percent: 10 },
    ],
    span,
    50,
  );
  expect(rows.map((row) => [row.atMs, row.routed])).toEqual([
    [0, 0],
    [20, 0],
    [22, 10],
    [50, 10],
    [60, null],
    [100, null],
  ]);
});

test('the plan is 0 before its first step and goes on after "now"', () => {
  const rows = toShareRows(planned, [], span, 50);
  expect(rows.map((row) => [row.atMs, row.planned])).toEqual([
    [0, 0],
    [20, 10],
    [60, 20],
    [100, 20],
  ]);
});

test('an unknown plan and unseen weights draw nothing', () => {
  expect(toShareRows([], [], span, 50)).toEqual([
    { atMs: 0, planned: null, routed: null },
    { atMs: 100, planned: null, routed: null },
  ]);
});

test('weights that were first seen in the middle are not drawn before', () => {
  const rows = toShareRows([], [{ atMs: 30, percent: 40 }], span, 50);
  expect(rows[0]).toEqual({ atMs: 0, planned: null, routed: null });
  expect(percentAt([{ atMs: 30, percent: 40 }], 29)).toBeNull();
});

test('the routed line has a gap where the share is not known', () => {
  const routed = [
    { atMs: 0, percent: 10 },
    { atMs: 30, percent: null },
    { atMs: 40, percent: 30 },
  ];
  const rows = toShareRows([], routed, span, 50);
  expect(rows.map((row) => [row.atMs, row.routed])).toEqual([
    [0, 10],
    [30, 10],
    [30, null],
    [40, 30],
    [50, 30],
    [100, null],
  ]);
});

test('steps are put in order, and of two at one instant the later word counts', () => {
  const at = '2026-11-21T13:40:00.000Z';
  const steps = toSteps([
    { at: '2026-11-21T13:41:00.000Z', percent: 30 },
    { at, percent: 10 },
    { at, percent: 20 },
    { at: 'not a time', percent: 99 },
  ]);
  expect(steps.map((step) => step.percent)).toEqual([20, 30]);
});
