import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeSlowVerdict, makeVerdict } from '../../../testing/domain/make-verdict.ts';
import { describeVerdict } from '../verdict/describe-verdict.ts';
import type { RolloutVerdict } from '../verdict/rollout-verdict.ts';
import type { Rollout, VersionTraffic } from './rollout.ts';
import { versionRows } from './version-rows.ts';

function counted(version: string, calls: number, errors: number, change: Partial<VersionTraffic> = {}): VersionTraffic {
  return { version, calls, errors, throttles: 0, p50Ms: null, p90Ms: null, p99Ms: null, ...change };
}

const rowsOf = (
  baseline: VersionTraffic | null,
  candidate: VersionTraffic | null,
  verdict: Rollout['verdict'] = null,
) =>
  versionRows({
    traffic: { since: '2026-11-21T14:00:00.000Z', until: '2026-11-21T14:04:00.000Z', baseline, candidate },
    verdict,
  });

const failed = (baseCalls: number, baseFailed: number, candCalls: number, candFailed: number) => ({
  baseline: { calls: baseCalls, failed: baseFailed },
  candidate: { calls: candCalls, failed: candFailed },
});

describe('versionRows', () => {
  test('few errors on both are no difference seen, with the range', () => {
    const rows = rowsOf(counted('41', 1264, 4, { p90Ms: 112 }), counted('42', 312, 1, { p90Ms: 95 }));
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

  test('a difference is shown with its range, and marked only where the verdict says so', () => {
    const counts = [counted('41', 1654, 4), counted('42', 593, 27, { throttles: 3 })] as const;
    const words = '4.3 points more (+2.9 to +6.3 points)';
    expect(rowsOf(...counts)[1]).toMatchObject({ words, tone: 'neutral' });
    expect(rowsOf(...counts)[3]?.tone).toBe('neutral');
    const alike = makeVerdict({ kind: 'no-difference', worse: null, ...failed(1654, 4, 593, 27) });
    expect(rowsOf(...counts, alike)[1]).toMatchObject({ words, tone: 'neutral' });
    expect(rowsOf(...counts, makeVerdict(failed(1654, 4, 593, 27)))[1]).toMatchObject({ words, tone: 'bad' });
  });

  test('beside "worse" no row says that no difference was seen', () => {
    const rows = rowsOf(counted('41', 1264, 4), counted('42', 312, 1), makeVerdict(failed(1264, 4, 312, 1)));
    expect(rows[1]).toMatchObject({ words: '<0.01 points more (−0.6 to +1.5 points)', tone: 'bad' });
  });

  test('slow calls and throttles are marked by their own verdicts', () => {
    const counts = [counted('41', 1700, 0), counted('42', 600, 0, { throttles: 9 })] as const;
    const toned = (change: Partial<RolloutVerdict>) =>
      rowsOf(...counts, makeVerdict({ kind: 'no-difference', worse: null, ...failed(1700, 0, 600, 0), ...change }))
        .filter(({ tone }) => tone === 'bad')
        .map(({ name }) => name);
    expect(toned({})).toEqual([]);
    expect(toned({ slow: makeSlowVerdict() })).toEqual(['slow']);
    expect(toned({ slow: makeSlowVerdict({ kind: 'no-difference', worse: null }) })).toEqual([]);
    const throttled = { baseline: { calls: 1700, throttled: 0 }, candidate: { calls: 609, throttled: 9 } };
    expect(toned({ besides: [{ kind: 'throttled', ...throttled }] })).toEqual(['throttles']);
  });

  test('failures are the numbers of the verdict', () => {
    const verdict = makeVerdict(failed(1264, 4, 52, 24));
    const [, errors] = rowsOf(counted('41', 1300, 4), counted('42', 60, 25), verdict);
    expect(errors?.candidate).toEqual({ text: '46.2%', detail: '24 of 52' });
    const detail = describeVerdict(verdict).detail;
    expect(detail).toContain('24 of 52 calls against 4 of 1,264 calls');
  });

  test('unknown is a dash, not 0', () => {
    const rows = rowsOf(null, counted('2', 0, 0));
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
        expect(JSON.stringify(rowsOf(baseline, candidate))).not.toMatch(/safe|healthy|NaN|Infinity|undefined/i);
      }),
    );
  });
});
