import { expect, test } from 'vitest';
import type { MinuteCount } from '../series/minute-count.ts';
import { makeCalmGroup, makeMinutes, makePreflightFacts } from '../../../testing/domain/make-preflight-facts.ts';
import { recentTraffic } from './recent-traffic.ts';

const all = makeMinutes('63', 20, 1);
/** Newest first, as makeMinutes has them. The two newest have not settled. */
const newest = (count: number, of: readonly MinuteCount[] = all) => of.slice(0, count);
const everyTenth = all.filter((_, index) => index % 10 === 5);

const trafficOf = (minutes: MinuteCount[], callsByHour: (number | null)[] | null = null) =>
  recentTraffic(
    makePreflightFacts({
      minutes,
      group: makeCalmGroup({
        traffic: { perMinute: 20, errorPercent: 0, callsByHour, readAt: '2026-11-21T14:04:00.000Z' },
      }),
    }),
  );

const none = Array.from({ length: 24 }, () => null);

test.each([
  { why: 'an hour and more', minutes: all, hours: null, rate: 20, span: 60 },
  { why: 'a function that is new', minutes: newest(12), hours: none, rate: 20, span: 10 },
  { why: 'a new one whose day was not read', minutes: newest(12), hours: null, rate: 20, span: 10 },
  {
    why: 'one that was called earlier today, and paused',
    minutes: newest(12),
    hours: [...none.slice(2), 600, null],
    rate: 10 / 3,
    span: 60,
  },
  { why: 'one that is called now and then', minutes: everyTenth, hours: none, rate: 2, span: 60 },
  { why: 'nobody calls', minutes: [], hours: none, rate: 0, span: 60 },
])('the rate is that of the time in which calls came: $why', ({ minutes, hours, rate, span }) => {
  const traffic = trafficOf(minutes, hours);
  expect(traffic?.callsPerMinute).toBeCloseTo(rate, 1);
  expect(traffic?.minutes).toBe(span);
});

test('how long calls take is the mean of the minutes by calls, unknown without any', () => {
  expect(trafficOf(all)?.p90Ms).toBeNull();
  const long = all.map((minute, index) => ({ ...minute, p90Ms: index < 32 ? 90_000 : 30_000 }));
  expect(trafficOf(long)?.p90Ms).toBe(60_000);
});
