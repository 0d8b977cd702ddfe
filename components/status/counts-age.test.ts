import { expect, test } from 'vitest';
import { countsBehindSince, isObservedLate, withoutObserved } from './counts-age.ts';
import { toMs } from '@/lib/domain/time/iso.ts';

const until = '2026-11-21T14:03:00.000Z';
const traffic = { since: '2026-11-21T13:52:47.000Z', until, baseline: null, candidate: null };
const after = (seconds: number) => toMs(until) + seconds * 1000;

test('counts that end two minutes ago are as fresh as CloudWatch makes them', () => {
  expect(countsBehindSince(traffic, after(120), 1)).toBeNull();
});

test('counts that end five minutes ago have fallen behind, and it is known since when', () => {
  expect(countsBehindSince(traffic, after(300), 1)).toBe(toMs(until));
});

test('on a clock that runs fast CloudWatch is allowed to be further behind', () => {
  expect(countsBehindSince(traffic, after(300), 10)).toBeNull();
});

test('no counts are not behind', () => {
  expect(countsBehindSince(null, after(300), 1)).toBeNull();
});

test('a dot of a minute long past is not drawn beside the weights of now', () => {
  const share = {
    plannedPercent: 40,
    routedPercent: 40,
    observedPercent: 37,
    observedAt: until,
    observedCalls: 145,
    next: null,
  };
  expect([isObservedLate(share, after(120), 1), isObservedLate(share, after(600), 1)]).toEqual([false, true]);
  expect(withoutObserved(share)).toMatchObject({ routedPercent: 40, observedPercent: null });
});
