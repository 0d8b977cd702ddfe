import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBucket } from './rate-limit.ts';

test('a burst is let through at once, then only as much as time fills', () => {
  let now = 0;
  const bucket = createBucket({ perSecond: 2, burst: 3 }, () => now);
  const take = (): boolean => bucket.take();
  expect([take(), take(), take(), take()]).toEqual([true, true, true, false]);
  now = 500;
  expect([take(), take()]).toEqual([true, false]);
  now = 60_000;
  expect([take(), take(), take(), take()]).toEqual([true, true, true, false]);
});

test('never more passes than the burst and what has been filled since', () => {
  const steps = fc.array(fc.integer({ min: -5000, max: 5000 }), { maxLength: 200 });
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 50 }), (gaps, burst, perSecond) => {
      let now = 1e9;
      let passed = 0;
      let forward = 0;
      const bucket = createBucket({ perSecond, burst }, () => now);
      for (const gap of gaps) {
        now += gap;
        forward += Math.max(0, gap);
        if (bucket.take()) passed++;
      }
      expect(passed).toBeLessThanOrEqual(burst + (forward / 1000) * perSecond + 1e-6);
    }),
  );
});
