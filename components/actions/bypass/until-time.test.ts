import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextAt, offeredEnd } from './until-time.ts';

test('offers the next half hour that is not too close', () => {
  expect(offeredEnd(new Date('2026-11-21T13:58:40Z'))).toBe('2026-11-21T14:30:00.000Z');
  expect(offeredEnd(new Date('2026-11-21T14:10:00Z'))).toBe('2026-11-21T14:30:00.000Z');
  expect(offeredEnd(new Date('2026-11-21T14:20:00Z'))).toBe('2026-11-21T15:00:00.000Z');
});

test('a clock time that has passed today means tomorrow', () => {
  const now = new Date('2026-11-21T13:58:40Z');
  expect(nextAt('14:30', now)).toBe('2026-11-21T14:30:00.000Z');
  expect(nextAt('09:00', now)).toBe('2026-11-22T09:00:00.000Z');
});

test('what is no time of day is refused', () => {
  for (const text of ['', '24:00', '9:00', '12:60', 'noon']) expect(nextAt(text, new Date(0))).toBeNull();
});

test('any text is a time or null, never a throw', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const at = nextAt(text, new Date(0));
      expect(at === null || at.slice(11, 16) === text).toBe(true);
    }),
  );
});
