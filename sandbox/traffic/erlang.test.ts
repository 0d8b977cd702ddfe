import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockedShare } from './erlang.ts';

test("Erlang's published table: 10 erlangs on 10 places lose 21.46%, on 15 places 3.65%", () => {
  expect(blockedShare(10, 10)).toBeCloseTo(0.2146, 4);
  expect(blockedShare(10, 15)).toBeCloseTo(0.0365, 4);
});

test('no place loses all, no load loses nothing, and twice the load of many places loses half', () => {
  expect(blockedShare(3, 0)).toBe(1);
  expect(blockedShare(0, 5)).toBe(0);
  expect(blockedShare(2000, 1000)).toBeCloseTo(0.5, 2);
  expect(blockedShare(100, 1000)).toBe(0);
});

test('a share is between 0 and 1, and more places never lose more', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 5000, noNaN: true }), fc.integer({ min: 0, max: 3000 }), (load, places) => {
      const share = blockedShare(load, places);
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
      expect(blockedShare(load, places + 1)).toBeLessThanOrEqual(share + 1e-9);
    }),
  );
});
