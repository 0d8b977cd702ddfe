import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChartAxis } from '@/components/charts/axis/chart-axis.ts';
import { placePins } from './place-pins.ts';

/** A chart of ten minutes. Pins: [ms, words]. */
function axisOf(widthPx: number, pins: [number, string][], compact = false): ChartAxis {
  return {
    scale: { fromMs: 0, toMs: 600_000, leftPx: 40, rightPx: widthPx - 20 },
    widthPx,
    compact,
    pins: pins.map(([atMs, text], index) => ({ atMs, text, number: index + 1, tone: 'ink' as const })),
  } as ChartAxis;
}

const MOVED = 'Moved, not by its plan: 60% on version 3, 40% on version 1';

test.each<[string, number, [number, string][], boolean]>([
  ['short words', 720, [[300_000, 'Rollout stopped']], true],
  ['long ones with room', 1000, [[580_000, MOVED]], true],
  ['long ones in the middle of a narrow chart', 600, [[320_000, MOVED]], false],
  ['a long name of an alarm', 720, [[200_000, `${'a'.repeat(80)} went to ALARM`]], false],
  ['five pins', 1000, Array.from({ length: 5 }, (_, n) => [n * 1000, 'x'] as [number, string]), false],
])('words that have no room go below: %s', (_, width, pins, withWords) => {
  expect(placePins(axisOf(width, pins)).withWords).toBe(withWords);
});

test('on a phone words go below', () => {
  expect(placePins(axisOf(390, [[0, 'x']], true)).withWords).toBe(false);
});

test('words beside a pin never leave the chart', () => {
  const pin = fc.tuple(fc.integer({ min: 0, max: 600_000 }), fc.string({ maxLength: 120 }));
  fc.assert(
    fc.property(fc.integer({ min: 300, max: 1400 }), fc.array(pin, { maxLength: 6 }), (width, pins) => {
      const placed = placePins(
        axisOf(
          width,
          pins.toSorted(([a], [b]) => a - b),
        ),
      );
      if (!placed.withWords) return;
      for (const { pin: each, words } of placed.pins) {
        const from = 'left' in words ? words.left : words.right;
        // The letters are as wide as those of the pages at most on average, and a clock follows.
        expect(from + (each.text.length + 9) * 7).toBeLessThanOrEqual(width);
      }
    }),
  );
});
