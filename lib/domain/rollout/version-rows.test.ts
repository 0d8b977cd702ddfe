import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { VersionTraffic } from './rollout.ts';
import { versionRows } from './version-rows.ts';

function counted(version: string, calls: number, errors: number, change: Partial<VersionTraffic> = {}): VersionTraffic {
  return { version, calls, errors, throttles: 0, p50Ms: null, p90Ms: null, p99Ms: null, ...change };
}

describe('versionRows', () => {
  test('few errors on both are no difference seen, with the range', () => {
    const rows = versionRows(counted('41', 1264, 4, { p90Ms: 112 }), counted('42', 312, 1, { p90Ms: 95 }), null);
    expect(rows.map((row) => [row.name, row.words])).toEqual([
      ['calls', '19.8% of the calls'],
      ['errors', 'no difference seen (−0.6 to +1.5 points)'],
      ['slow', 'not known yet'],
      ['throttles', 'none'],
      ['p50', 'not known yet'],
      ['p90', '17 ms faster'],
      ['p99', 'not known yet'],
    ]);
    expect(rows[1]?.candidate).toEqual({ text: '0.32%', detail: '1 of 312' });
  });

  test('a candidate that fails more often is shown so, with the range', () => {
    const rows = versionRows(counted('41', 1654, 4), counted('42', 593, 27, { throttles: 3 }), null);
    expect(rows[1]).toMatchObject({ words: '4.3 points more (+2.9 to +6.3 points)', tone: 'bad' });
    expect(rows[3]?.tone).toBe('bad');
  });

  test('slow calls are shown as errors are, of the calls that were counted against the limit', () => {
    const slow = { baseline: { calls: 1654, slow: 4 }, candidate: { calls: 593, slow: 27 } };
    expect(versionRows(counted('41', 1700, 0), counted('42', 600, 0), slow)[2]).toMatchObject({
      candidate: { text: '4.6%', detail: '27 of 593' },
      words: '4.3 points more (+2.9 to +6.3 points)',
      tone: 'bad',
    });
  });

  test('unknown is a dash, not 0', () => {
    const rows = versionRows(null, counted('2', 0, 0), null);
    expect(rows.map((row) => row.baseline.text)).toEqual(rows.map(() => '—'));
    expect(rows.map((row) => row.candidate.text)).toEqual(['0', '—', '—', '0', '—', '—', '—']);
    expect(rows.map((row) => row.words)).toEqual(rows.map(() => 'not known yet'));
  });

  test('never says safe, whatever the counts', () => {
    const traffic = fc
      .tuple(fc.nat(5000), fc.nat(5000))
      .map(([calls, errors]) => counted('1', calls, Math.min(calls, errors)));
    fc.assert(
      fc.property(traffic, traffic, (baseline, candidate) => {
        expect(JSON.stringify(versionRows(baseline, candidate, null))).not.toMatch(
          /safe|healthy|NaN|Infinity|undefined/i,
        );
      }),
    );
  });
});
