import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { VersionTraffic } from './rollout.ts';
import { versionRows } from './version-rows.ts';

function counted(version: string, calls: number, errors: number, change: Partial<VersionTraffic> = {}): VersionTraffic {
  return { version, calls, errors, throttles: 0, p50Ms: null, p90Ms: null, p99Ms: null, ...change };
}

describe('versionRows', () => {
  test('few errors on both are no difference seen, with the range', () => {
    const rows = versionRows(counted('41', 1264, 4, { p90Ms: 112 }), counted('42', 312, 1, { p90Ms: 95 }));
    expect(rows.map((row) => row.words)).toEqual(['no difference seen (−0.6 to +1.5 points)', '17 ms faster', 'none']);
    expect(rows[0]?.candidate).toEqual({ text: '0.32%', detail: '1 of 312' });
  });

  test('a candidate that fails more often is shown so, with the range', () => {
    const rows = versionRows(counted('41', 1654, 4), counted('42', 593, 27, { throttles: 3 }));
    expect(rows[0]).toMatchObject({ words: '4.3 points more (+2.9 to +6.3 points)', tone: 'bad' });
    expect(rows[2]?.tone).toBe('bad');
  });

  test('unknown is a dash, not 0', () => {
    const [errors, p90, throttles] = versionRows(null, counted('2', 0, 0));
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
        expect(JSON.stringify(versionRows(baseline, candidate))).not.toMatch(/safe|healthy|NaN|Infinity|undefined/i);
      }),
    );
  });
});
