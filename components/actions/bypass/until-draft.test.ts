import { expect, test } from 'vitest';
import { offeredUntil, toUntil } from './until-draft.ts';
import { toMs } from '@/lib/domain/time/iso.ts';

const now = toMs('2026-11-21T13:58:40Z');

test('offers the next success, and four hours at the latest', () => {
  expect(toUntil(offeredUntil(now), now)).toEqual({ event: 'next-success', at: '2026-11-21T17:58:00.000Z' });
});

test('each end can be had alone', () => {
  expect(toUntil({ ...offeredUntil(now), latest: false }, now)).toEqual({ event: 'next-success' });
  expect(toUntil({ ...offeredUntil(now), kind: 'time' }, now)).toEqual({ at: '2026-11-21T14:30:00.000Z' });
});

test('a time that is none is only missed where it counts', () => {
  const draft = { ...offeredUntil(now), clock: 'noon' };
  expect(toUntil({ ...draft, kind: 'time' }, now)).toBeNull();
  expect(toUntil(draft, now)).not.toBeNull();
  expect(toUntil({ ...draft, latestClock: '25:00' }, now)).toBeNull();
});
