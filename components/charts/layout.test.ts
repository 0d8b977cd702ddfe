import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dodgeLabels } from './end-labels.tsx';
import { errorAxisMax } from '@/components/charts/minutes/to-error-rates.ts';
import { lonelyPoints } from '@/components/charts/minutes/duration-chart.tsx';
import { niceScale } from '@/components/charts/axis/nice-scale.ts';
import { pinEvents } from './pin-events.ts';
import { circlesPath, linePath, rectsPath } from '@/components/charts/axis/svg-paths.ts';
import { toMs } from '@/lib/domain/time/iso.ts';

describe('dodgeLabels', () => {
  test('labels that do not touch stay where they are', () => {
    expect(dodgeLabels([80, 20, 50], 15, 0, 100)).toEqual([80, 20, 50]);
  });

  test('labels are at least the gap apart, inside, and in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 250 }), { minLength: 1, maxLength: 8 }), (ys) => {
        const placed = dodgeLabels(ys, 15, 0, 150);
        const sorted = placed.toSorted((a, b) => a - b);
        const gaps = sorted.slice(1).map((y, index) => y - (sorted[index] ?? 0));
        expect(gaps.every((gap) => gap >= 14.999)).toBe(true);
        expect(sorted.every((y) => y >= -0.001 && y <= 150.001)).toBe(true);
        const inOrder = ys.every((y, a) => ys.every((other, b) => y >= other || (placed[a] ?? 0) < (placed[b] ?? 0)));
        expect(inOrder).toBe(true);
      }),
    );
  });

  test('more labels than room are spread evenly', () => {
    expect(dodgeLabels([5, 5, 5], 15, 0, 10)).toEqual([0, 5, 10]);
  });
});

describe('niceScale', () => {
  test('holds the value on round steps', () => {
    expect(niceScale(163, 2)).toEqual({ max: 200, ticks: [0, 100, 200] });
    expect(niceScale(420, 4).ticks).toEqual([0, 125, 250, 375, 500]);
    expect(niceScale(5, 2, 'whole').ticks).toEqual([0, 3, 6]);
    expect(niceScale(0, 2, 'whole').ticks).toEqual([0, 1, 2]);
  });

  test('always holds the value, and never wastes more than two thirds', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e7, noNaN: true }), fc.integer({ min: 1, max: 5 }), (value, parts) => {
        const { max, ticks } = niceScale(value, parts);
        expect(max).toBeGreaterThanOrEqual(value * 0.9999);
        expect(max).toBeLessThan(value * 3);
        expect(ticks).toHaveLength(parts + 1);
      }),
    );
  });
});

test('the error axis follows the lines and the last shading, not the first', () => {
  const rate = (percent: number, highPercent: number) => ({
    calls: 20,
    errors: 0,
    percent,
    lowPercent: 0,
    highPercent,
  });
  const rates = [
    { atMs: 0, base: rate(0, 16), cand: null },
    { atMs: 1, base: rate(0.4, 4), cand: null },
  ];
  expect(errorAxisMax(rates)).toBe(4);
  expect(errorAxisMax([])).toBe(3);
});

test('only points without neighbours are lonely', () => {
  expect(lonelyPoints([1, null, 2, 3, null, 4])).toEqual([0, 5]);
});

test('pins are the events that change something, in order and numbered; steps and what lies outside have none', () => {
  const span = { fromMs: toMs('2026-11-21T14:00:00Z'), toMs: toMs('2026-11-21T14:10:00Z') };
  const pins = pinEvents(
    [
      { at: '2026-11-21T14:07:31Z', kind: 'stopped', errorCode: null, leadMs: null },
      { at: '2026-11-21T14:07:19Z', kind: 'alarm', alarm: 'errors', leadMs: null },
      { at: '2026-11-21T14:05:00Z', kind: 'step', percent: 20, version: '42', leadMs: null },
      { at: '2026-11-21T15:00:00Z', kind: 'alarm', alarm: 'errors', leadMs: null },
    ],
    span,
  );
  expect(pins.map((pin) => [pin.number, pin.text])).toEqual([
    [1, 'errors went to ALARM'],
    [2, 'Rollout stopped'],
  ]);
});

test('many marks are one path; empty ones and gaps draw nothing', () => {
  expect(
    rectsPath([
      { x: 1, y: 2, width: 3, height: 4 },
      { x: 1, y: 2, width: 3, height: 0 },
    ]),
  ).toBe('M1 2h3v4h-3z');
  expect(linePath([{ x: 0, y: 0 }, null, { x: 2, y: 2 }, { x: 3, y: 3 }])).toBe('M0 0M2 2L3 3');
  expect(circlesPath([], 3)).toBe('');
});
