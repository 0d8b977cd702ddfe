import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseSpan } from '@/components/charts/axis/choose-span.ts';
import { MINUTE_MS, minuteAt, msAt, snapToPixel, xOf } from '@/components/charts/axis/time-scale.ts';
import { timeTicks } from '@/components/charts/axis/time-ticks.ts';
import { toIso, toMs } from '@/lib/domain/time/iso.ts';

const START = toMs('2026-11-21T13:52:47.000Z');

describe('chooseSpan', () => {
  test('runs from ten minutes before the start to the end of the plan', () => {
    const span = chooseSpan({
      startMs: START,
      planEndMs: START + 27 * MINUTE_MS,
      endMs: null,
      nowMs: START + 11 * MINUTE_MS,
    });
    expect(toIso(span.fromMs)).toBe('2026-11-21T13:42:00.000Z');
    expect(toIso(span.toMs)).toBe('2026-11-21T14:21:00.000Z');
  });

  test('stays still from second to second, also when the plan is overdue or unknown', () => {
    for (const planEndMs of [null, START, START + 5 * MINUTE_MS]) {
      const ends = new Set(
        Array.from(
          { length: 600 },
          (_, second) =>
            chooseSpan({ startMs: START, planEndMs, endMs: null, nowMs: START + 6 * MINUTE_MS + second * 1000 }).toMs,
        ),
      );
      expect(ends.size).toBeLessThanOrEqual(4);
    }
  });

  test('always holds now with room for the labels to its right, while it runs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1600 }), fc.option(fc.integer({ min: 0, max: 1440 })), (ran, plan) => {
        const nowMs = START + ran * MINUTE_MS;
        const planEndMs = plan === null ? null : START + plan * MINUTE_MS;
        const { fromMs, toMs } = chooseSpan({ startMs: START, planEndMs, endMs: null, nowMs });
        expect((toMs - nowMs) / (toMs - fromMs)).toBeGreaterThan(0.1);
      }),
    );
  });

  test('does not move any more once the rollout has ended', () => {
    const input = { startMs: START, planEndMs: START + 27 * MINUTE_MS, endMs: START + 15 * MINUTE_MS };
    const soon = chooseSpan({ ...input, nowMs: START + 16 * MINUTE_MS });
    expect(chooseSpan({ ...input, nowMs: START + 5000 * MINUTE_MS })).toEqual(soon);
    expect(soon.drawnUntilMs).toBeGreaterThan(input.endMs);
    expect(soon.toMs - soon.drawnUntilMs).toBeGreaterThan(4 * MINUTE_MS);
  });
});

describe('the time scale', () => {
  const scale = { fromMs: 0, toMs: 40 * MINUTE_MS, leftPx: 44, rightPx: 844 };

  test('goes from time to pixel and back', () => {
    expect(xOf(scale, 20 * MINUTE_MS)).toBe(444);
    expect(msAt(scale, 444)).toBe(20 * MINUTE_MS);
  });

  test('a pointer beyond the plot stays on its first or last minute', () => {
    expect(minuteAt(scale, -1000)).toBe(0);
    expect(minuteAt(scale, 5000)).toBe(39 * MINUTE_MS);
  });

  test('"now" moves a whole pixel at a time', () => {
    expect(snapToPixel(scale, 1000)).toBe(0);
    expect(snapToPixel(scale, 2000)).toBe(3000);
  });

  test('ticks are round, inside, and far enough apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 200, max: 2000 }), (spanMinutes, width) => {
        const fromMs = START;
        const toMs = START + spanMinutes * MINUTE_MS;
        const ticks = timeTicks({ fromMs, toMs, leftPx: 0, rightPx: width }, 62);
        for (const tick of ticks) expect(tick >= fromMs && tick <= toMs && tick % MINUTE_MS === 0).toBe(true);
        expect(ticks.length).toBeLessThanOrEqual(Math.floor(width / 62) + 1);
      }),
    );
  });
});
