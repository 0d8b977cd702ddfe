import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterCall, afterReturnOfAnother, afterTime, atEase, slowedBy } from './backoff.ts';

test('being throttled doubles the intervals, calls in flight together only once', () => {
  const once = afterCall(atEase, 'throttled', 0, 0);
  expect(once.factor).toBe(2);
  expect(afterCall(once, 'throttled', 500, 0).factor).toBe(2);
  expect(afterCall(once, 'throttled', 1_000, 0).factor).toBe(4);
});

test('it recovers by itself, a halving for each calm time', () => {
  const twice = afterCall(afterCall(atEase, 'throttled', 0, 0), 'throttled', 2_000, 0);
  expect(afterTime(twice, 21_999).factor).toBe(4);
  const calmer = afterTime(twice, 22_000);
  expect(calmer.factor).toBe(2);
  expect(afterTime(calmer, 42_000).factor).toBe(1);
});

test('says how many of how many calls were refused, and until when it is slowed', () => {
  const state = afterCall(afterCall(atEase, 'answered', 0, 0), 'throttled', 1_000, 0);
  expect(slowedBy(state, 2_000)).toEqual({ untilMs: 21_000, refused: 1, outOf: 2 });
  expect(slowedBy(atEase, 0)).toBeNull();
});

test('an AWS that does not answer is probed after 1, 2, 4, 8, 15 and again 15 s', () => {
  const delays: number[] = [];
  let state = atEase;
  let nowMs = 0;
  for (let probe = 0; probe < 6; probe += 1) {
    state = afterCall(state, 'unreachable', nowMs, 1);
    delays.push(state.away?.delayMs ?? 0);
    nowMs = state.away?.probeAtMs ?? 0;
  }
  expect(delays).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
  expect(afterCall(state, 'answered', nowMs, 0).away).toBeNull();
});

test('calls that fail together with the first do not make the pause longer', () => {
  const state = afterCall(afterCall(atEase, 'unreachable', 0, 1), 'unreachable', 10, 1);
  expect(state.away?.delayMs).toBe(1_000);
});

test('the factor stays between 1 and 16 whatever happens', () => {
  const how = fc.constantFrom('answered', 'throttled', 'unreachable');
  fc.assert(
    fc.property(fc.array(fc.tuple(how, fc.nat(30_000), fc.double({ min: 0, max: 1, noNaN: true }))), (events) => {
      let state = atEase;
      let nowMs = 0;
      for (const [event, pauseMs, random] of events) {
        nowMs += pauseMs;
        state = afterCall(afterTime(state, nowMs), event, nowMs, random);
        expect(state.factor).toBeGreaterThanOrEqual(1);
        expect(state.factor).toBeLessThanOrEqual(16);
      }
    }),
  );
});

test('when one source is back the others are asked at once', () => {
  const away = [1, 2, 3, 4, 5].reduce((state, n) => afterCall(state, 'unreachable', n * 60_000, 1), atEase);
  expect(away.away?.probeAtMs).toBe(5 * 60_000 + 15_000);
  expect(afterReturnOfAnother(away, 5 * 60_000 + 2_000).away?.probeAtMs).toBe(5 * 60_000 + 2_250);
  expect(afterReturnOfAnother(atEase, 0)).toBe(atEase);
});
