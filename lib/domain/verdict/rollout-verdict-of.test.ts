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
