import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions } from './compare-versions.ts';
import type { VersionTraffic } from './rollout.ts';

function counted(version: string, calls: number, errors: number, change: Partial<VersionTraffic> = {}): VersionTraffic {
  return { version, calls, errors, throttles: 0, p50Ms: null, p90Ms: null, p99Ms: null, ...change };
}

describe('compareVersions', () => {
  test('few errors on both is no difference seen yet, with the rise that would not show', () => {
    const told = compareVersions(counted('41', 1264, 4, { p90Ms: 112 }), counted('42', 312, 1, { p90Ms: 95 }));
    expect(told.headline).toBe('No difference seen yet');
    expect(told.detail).toBe(
      'As far as 312 calls of 42 can show. A rise of less than about 1.5 points would not be visible yet.',
    );
    expect(told.rows.map((row) => row.words)).toEqual([
      'no difference seen (−0.6 to +1.5 points)',
      '17 ms faster',
      'none',
    ]);
    expect(told.rows[0]?.candidate).toEqual({ text: '0.32%', detail: '1 of 312' });
  });

  test('a candidate that plainly fails more often is said to, with the range', () => {
    const told = compareVersions(counted('41', 1654, 4), counted('42', 593, 27, { throttles: 3 }));
    expect(told.verdict).toBe('worse');
    expect(told.headline).toBe('Fails more often');
    expect(told.rows[0]).toMatchObject({ words: '4.3 points more (+2.9 to +6.3 points)', tone: 'bad' });
    expect(told.rows[2]?.tone).toBe('bad');
  });

  test('few calls are too few, unless they all fail', () => {
    expect(compareVersions(counted('18', 131, 0), counted('19', 23, 0)).headline).toBe('Too few calls to tell');
    expect(compareVersions(counted('18', 131, 0), counted('19', 23, 20)).headline).toBe('Fails more often');
  });

  test('a candidate that fails less often is not called safe', () => {
    const told = compareVersions(counted('63', 1000, 90), counted('64', 800, 2));
    expect(told.verdict).toBe('better');
    expect(told.headline).toBe('Fails less often');
  });

  test.each([
    [null, null, 'The new version has had no calls that were counted yet.'],
    [counted('63', 94, 94), counted('64', 0, 0), 'Version 64 has had no calls that were counted yet.'],
    [counted('63', 0, 0), counted('64', 9, 0), 'Version 63 has had no calls that were counted yet.'],
  ])('%#: without calls there is nothing to compare', (baseline, candidate, detail) => {
    expect(compareVersions(baseline, candidate)).toMatchObject({ headline: 'Nothing to compare', detail });
  });

  test('unknown is a dash, not 0', () => {
    const [errors, p90, throttles] = compareVersions(null, counted('2', 0, 0)).rows;
    expect(errors?.baseline.text).toBe('—');
    expect(errors?.candidate.text).toBe('—');
    expect(p90?.words).toBe('not known yet');
    expect(throttles?.words).toBe('not known yet');
  });

  test('never says safe, whatever the counts', () => {
    const traffic = fc
      .tuple(fc.nat(5000), fc.nat(5000))
      .map(([calls, errors]) => counted('1', calls, Math.min(calls, errors)));
    fc.assert(
      fc.property(traffic, traffic, (baseline, candidate) => {
        expect(JSON.stringify(compareVersions(baseline, candidate))).not.toMatch(
          /safe|healthy|NaN|Infinity|undefined/i,
        );
      }),
    );
  });
});
