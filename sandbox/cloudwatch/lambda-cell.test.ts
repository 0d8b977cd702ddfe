import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { LambdaCell } from './lambda-cell.ts';
import { OpenCell } from './open-cell.ts';
import { Tally } from './tally.ts';

const duration = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 900_000, noNaN: true }));

test('durations recorded in any batches, closed and merged, are counted as one by one', () => {
  fc.assert(
    fc.property(fc.array(fc.array(duration, { maxLength: 60 }), { maxLength: 6 }), (batches) => {
      const merged = new LambdaCell();
      const oneByOne = new Tally();
      for (const batch of batches) {
        const open = new OpenCell(0, 0);
        for (const ms of batch) {
          open.add(ms, 'ok');
          oneByOne.add(ms);
        }
        merged.merge(open.close());
      }
      const poured = new Tally();
      merged.pourDuration(poured);
      expect(poured.values()).toEqual(oneByOne.values());
      expect([poured.count, poured.min, poured.max]).toEqual([oneByOne.count, oneByOne.min, oneByOne.max]);
      expect(Math.abs(poured.sum - oneByOne.sum)).toBeLessThanOrEqual(1e-9 * oneByOne.sum);
    }),
  );
});

test('samples that stand for several are the same as so many of each', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ ms: duration, samples: fc.integer({ min: 1, max: 9 }) })), (durations) => {
      const cell = new LambdaCell();
      cell.invocations = durations.reduce((sum, { samples }) => sum + samples, 0);
      cell.addDurations(durations);
      const expected = new Tally();
      for (const { ms, samples } of durations) expected.add(ms, samples);
      const poured = new Tally();
      cell.pourDuration(poured);
      expect(poured.values()).toEqual(expected.values());
    }),
  );
});

test('throttles are counted and have no duration', () => {
  const open = new OpenCell(0, 0);
  open.add(0, 'throttle');
  open.add(12, 'error');
  expect(open.close()).toMatchObject({ invocations: 1, errors: 1, throttles: 1, durationMin: 12, durationMax: 12 });
});
