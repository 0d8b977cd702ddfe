import { describe, expect, test } from 'vitest';
import type { MinuteCount } from '../series/minute-count.ts';
import { toIso, toMs } from '../time/iso.ts';
import { rolloutVerdictOf } from './rollout-verdict-of.ts';

const at = (minute: number) => toIso(Date.UTC(2026, 10, 21, 10, minute));

function counted(version: string, minute: number, change: Partial<MinuteCount> = {}): MinuteCount {
  const durations = { p50Ms: 40, p90Ms: 100, p99Ms: 400 };
  const slow = { slowCalls: null, slowOverMs: null };
  return { version, at: at(minute), invocations: 100, errors: 1, throttles: 0, ...durations, ...slow, ...change };
}

const both = (minute: number, change: Partial<MinuteCount> = {}) => [
  counted('41', minute),
  counted('42', minute, change),
];

function judge(minutes: MinuteCount[], nowMinute: number, slowLimitMs: number | null = null) {
  const now = toIso(toMs(at(nowMinute)) + 6_000);
  const versions = { baselineVersion: '41', candidateVersion: '42' };
  return rolloutVerdictOf({ ...versions, minutes, routed: [], from: at(0), to: null, now, slowLimitMs });
}

describe('when a minute counts', () => {
  const minutes = [...both(0), ...both(1), ...both(2)];

  test('as soon as it was read where calls are short', () => {
    expect(judge(minutes, 3).countedUntil).toBe(at(3));
  });

  test('a minute later where calls of either version take long, or it is not known how long', () => {
    expect(judge([...minutes.slice(0, -1), counted('42', 2, { p99Ms: 29_000 })], 3).countedUntil).toBe(at(2));
    expect(judge([...minutes.slice(1), counted('41', 0, { p99Ms: 9_000 })], 3).countedUntil).toBe(at(2));
    expect(judge([...minutes.slice(0, -1), counted('42', 2, { p99Ms: null })], 3).countedUntil).toBe(at(2));
    expect(judge(minutes, 4).countedUntil).toBe(at(3));
  });

  test('when nearly all of its calls have ended, where they take minutes', () => {
    const long = Array.from({ length: 30 }, (_, minute) => both(minute, { p99Ms: 290_000 })).flat();
    expect(judge(long, 30).countedUntil).toBe(at(25));
    expect(judge(long, 30).cover?.settleMs).toBe(300_000);
  });

  test('one slow call among many minutes does not hold it up', () => {
    const minutes = Array.from({ length: 30 }, (_, minute) => both(minute)).flat();
    const slow = [...minutes.slice(0, -1), counted('42', 29, { p99Ms: 900_000 })];
    expect(judge(slow, 30).countedUntil).toBe(at(29));
  });

  test('where good calls take ten minutes and failing ones none, neither version looks worse for its young minutes', () => {
    // Both fail one call in ten. The new version has calls from minute 0 on, the old one fewer and fewer from then.
    const minutesAt = (now: number) =>
      Array.from({ length: now + 50 }, (_, index) => index - 50).flatMap((minute) => {
        const ended = now - minute > 10;
        const shown = (calls: number): Partial<MinuteCount> =>
          ended
            ? { invocations: calls, errors: calls / 10, p99Ms: 600_000 }
            : { invocations: calls / 10, errors: calls / 10 };
        const old = counted('41', minute, minute < 0 ? shown(1000) : { invocations: 900, errors: 90, p99Ms: 600_000 });
        return minute < 0 ? [old] : [old, counted('42', minute, shown(100))];
      });
    for (let now = 1; now < 60; now++) expect(judge(minutesAt(now), now).kind).not.toBe('worse');
  });

  test('at once again when the last calls that took long are five minutes old', () => {
    const later = [both(0, { p99Ms: 29_000 }), ...[1, 2, 3, 4, 5, 6, 7].map((minute) => both(minute))].flat();
    expect(judge(later, 5).countedUntil).toBe(at(4));
    expect(judge(later, 7).countedUntil).toBe(at(7));
  });
});

test('slow calls that were counted against another limit are not judged', () => {
  const minutes = [
    ...both(0).map((minute) => ({ ...minute, slowCalls: 10, slowOverMs: 190 })),
    ...both(1).map((minute) => ({ ...minute, slowCalls: 50, slowOverMs: 80 })),
  ];
  expect(judge(minutes, 3, 190).slow).toMatchObject({
    baseline: { calls: 100, hits: 10 },
    candidate: { calls: 100, hits: 10 },
  });
  expect(judge(minutes, 3).slow).toBeNull();
});
