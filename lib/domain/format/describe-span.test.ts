import { expect, test } from 'vitest';
import { callsAMinute } from './calls-a-minute.ts';
import { describeBypassEnd } from '../group/describe-bypass-end.ts';
import { describeSpan } from './describe-span.ts';

test.each([
  [10, '10 s'],
  [60, '1 minute'],
  [300, '5 minutes'],
  [357, '5 min 57 s'],
  [3600, '1 h'],
  [5400, '1 h 30 min'],
  [86_400, '24 h'],
])('%i seconds are %s', (seconds, words) => {
  expect(describeSpan(seconds)).toBe(words);
});

test.each([
  [0, 'no calls a minute'],
  [0.001, 'under 0.01 calls a minute'],
  [0.25, '0.25 calls a minute'],
  [1, 'one call a minute'],
  [3.04, '3 calls a minute'],
  [1204.4, '1,204 calls a minute'],
])('%d is %s', (perMinute, words) => {
  expect(callsAMinute(perMinute)).toBe(words);
});

const now = '2026-11-21T23:50:00.000Z';
test.each([
  [null, 'at no time: it has no end'],
  [{ at: '2026-11-21T23:55:00.000Z' }, 'at 23:55 UTC, in 5 min'],
  [{ at: '2026-11-22T01:50:00.000Z' }, 'at 2026-11-22 01:50 UTC, in 2 h'],
  [{ at: '2026-11-21T23:00:00.000Z' }, 'at 23:00 UTC, which is past'],
  [{ event: 'next-success' as const }, 'after the next successful deployment of this group, whatever its version'],
  [
    { event: 'next-success' as const, at: '2026-11-21T23:55:00.000Z' },
    'after the next successful deployment of this group, whatever its version, or at 23:55 UTC, in 5 min, whichever comes first',
  ],
])('a bypass until %j ends %s', (until, words) => {
  expect(describeBypassEnd(until, now)).toBe(words);
});
