import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { reachedPercent } from './reached-percent.ts';

const points = (...percents: (number | null)[]) => percents.map((percent) => ({ percent }));

test.each([
  { seen: [], reached: null, why: 'a share that was never seen is not a share of 0' },
  { seen: [0], reached: 0, why: 'seen all the time' },
  { seen: [0, 10, 20, 0], reached: 20, why: 'seen all the time' },
  { seen: [0, null], reached: null, why: 'lost sight of' },
  { seen: [0, null, 0], reached: null, why: 'it may have risen and been rolled back in between' },
  { seen: [0, 20, null, 0], reached: null, why: 'it may have risen further' },
  { seen: [0, 20, null, 20, null], reached: null, why: 'it may have risen further' },
  { seen: [0, 20, null, 80, 0], reached: 80, why: 'seen after the gap, higher than all in it' },
  { seen: [0, null, 100], reached: 100, why: 'there is no more' },
  { seen: [100, null], reached: 100, why: 'there is no more' },
])('$seen reached $reached: $why', ({ seen, reached }) => {
  expect(reachedPercent(points(...seen))).toBe(reached);
});

test('whatever came unseen, a share is never said to be lower than it was', () => {
  // A rollout rises, and may fall back to 0; somebody looks now and then, and notices when they did not.
  const course = fc.tuple(
    fc.array(fc.constantFrom(0, 10, 20, 40, 80, 100), { maxLength: 6 }).map((steps) => steps.toSorted((a, b) => a - b)),
    fc.boolean(),
    fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  );
  fc.assert(
    fc.property(course, ([rise, isUndone, looks]) => {
      const shares = [0, ...rise, ...(isUndone ? [0] : [])];
      const seen = shares.map((percent, index) => ({ percent: looks[index] === true ? percent : null }));
      const said = reachedPercent(seen);
      expect(said === null || said === Math.max(...shares)).toBe(true);
    }),
  );
});
