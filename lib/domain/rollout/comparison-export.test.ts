import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColdStarts } from '../series/cold-starts.ts';
import { comparisonAsCsv, comparisonAsJson, comparisonAsMarkdown } from './comparison-export.ts';
import { makeRollout } from '../../../testing/domain/make-rollout.ts';
import { makeVerdict } from '../../../testing/domain/make-verdict.ts';
import type { SlowVerdict } from '../verdict/rollout-verdict.ts';

const slow: SlowVerdict = {
  kind: 'no-difference',
  smallestVisiblePoints: 3,
  limit: { ms: 2550, alarm: 'orders-duration' },
  worse: null,
  baseline: { calls: 3702, slow: 74 },
  candidate: { calls: 412, slow: 10 },
};
const coldStarts: ColdStarts = {
  logGroup: '/aws/lambda/orders-api',
  from: '2026-11-21T13:52:00.000Z',
  to: '2026-11-21T14:04:00.000Z',
  baseline: 3,
  candidate: 12,
  isAtLeast: false,
  unread: null,
  readAt: '2026-11-21T14:04:00.000Z',
};
const rollout = makeRollout({
  verdict: makeVerdict({ slow }),
  traffic: {
    since: '2026-11-21T13:52:00.000Z',
    until: '2026-11-21T14:04:00.000Z',
    baseline: { version: '41', calls: 3702, errors: 9, throttles: 0, p50Ms: 40, p90Ms: 112, p99Ms: null },
    candidate: { version: '42', calls: 412, errors: 17, throttles: 2, p50Ms: 41.5, p90Ms: 95, p99Ms: 1200 },
  },
});

describe('the comparison, taken along', () => {
  test('as Markdown', () => {
    expect(comparisonAsMarkdown(rollout, coldStarts)).toBe(
      [
        '**orders-api:live**, rollout d-3XQ8T9K1B',
        '',
        '2026-11-21 13:52:00 to 2026-11-21 14:04:00 UTC',
        '',
        'Version 42 fails more often. 17 of 412 calls against 9 of 3,702 calls; chance of a false alarm under 1%.',
        '',
        'Slow calls (over 2,550 ms, the threshold of orders-duration): No difference seen. 10 of 412 calls of version 42 were slow, 74 of 3,702 calls of version 41. An increase of 3 points would have been seen with 90% probability, a smaller one perhaps not.',
        '',
        'First seen (failures) with the minute to 2026-11-21 14:02 UTC.',
        '',
        'It has no alarms: nothing stops a bad rollout by itself.',
        '',
        '| | 41 (baseline) | 42 (candidate) |',
        '| --- | ---: | ---: |',
        '| Calls | 3,702 | 412 |',
        '| Failed | 9 | 17 |',
        '| Failure rate | 0.24% | 4.1% |',
        '| 95% range, from | 0.13% | 2.6% |',
        '| 95% range, to | 0.46% | 6.5% |',
        '| Slow | 74 | 10 |',
        '| Slow rate | 2% | 2.4% |',
        '| Throttled | 0 | 2 |',
        '| Duration p50 | 40 ms | 42 ms |',
        '| Duration p90 | 112 ms | 95 ms |',
        '| Duration p99 | — | 1.2 s |',
        '| Cold starts | 3 | 12 |',
        '',
      ].join('\n'),
    );
  });

  test('as CSV: unknown is empty, not 0', () => {
    const lines = comparisonAsCsv(rollout, null).split('\r\n');
    expect(lines.slice(0, 3)).toEqual(['measure,baseline 41,candidate 42', 'calls,3702,412', 'failed,9,17']);
    expect(lines.at(-3)).toBe('p99Ms,,1200');
    expect(lines.at(-2)).toBe('coldStarts,,');
    expect(lines.at(-1)).toBe('');
  });

  test('as JSON: with the names, the times and the verdict', () => {
    expect(JSON.parse(comparisonAsJson(rollout, coldStarts))).toMatchObject({
      rollout: 'd-3XQ8T9K1B',
      functionName: 'orders-api',
      since: '2026-11-21T13:52:00.000Z',
      verdict: { kind: 'worse', worse: { at: '2026-11-21T14:02:00.000Z' } },
      baseline: { version: '41', calls: 3702, p99Ms: null },
      candidate: { version: '42', failed: 17, slow: 10, coldStarts: 12 },
      coldStartsAreAtLeast: false,
    });
  });

  test('no export holds a second set of counts beside the totals', () => {
    const then = { calls: 12, failed: 7 };
    const later = makeVerdict({
      worse: { at: '2026-11-21T14:02:00.000Z', baseline: { calls: 90, failed: 1 }, candidate: then },
      baseline: { calls: 862, failed: 3 },
      candidate: { calls: 52, failed: 24 },
    });
    const of = { ...rollout, verdict: later };
    expect(comparisonAsMarkdown(of, null)).toContain('24 of 52 calls against 3 of 862 calls');
    expect(comparisonAsMarkdown(of, null)).toContain('| Failed | 3 | 24 |');
    expect(comparisonAsCsv(of, null)).toContain('\r\nfailed,3,24\r\n');
    for (const text of [comparisonAsMarkdown(of, null), comparisonAsCsv(of, null), comparisonAsJson(of, null)])
      expect(text).not.toMatch(/\b(7 of 12|58(\.\d+)?%|"calls": 12|"failed": 7)\b/);
  });

  test('a document says what part of the rollout it is about', () => {
    const covers = {
      from: '2026-11-21T13:52:00.000Z',
      to: '2026-11-21T14:07:00.000Z',
      countedTo: '2026-11-21T14:06:00.000Z',
      settleMs: 0,
      called: 5,
      baselineUntil: '2026-11-21T13:57:00.000Z',
      candidateUntil: '2026-11-21T13:57:00.000Z',
    };
    expect(comparisonAsMarkdown({ ...rollout, verdict: makeVerdict({ covers }) }, null)).toContain(
      'Calls came in 5 of its 15 minutes. None came after 2026-11-21 13:57 UTC. The last minute was not counted.',
    );
  });

  test('as Markdown it says where the log had more cold starts than were read', () => {
    const markdown = comparisonAsMarkdown(rollout, { ...coldStarts, isAtLeast: true });
    expect(markdown).toContain('| Cold starts | at least 3 | at least 12 |');
  });

  test('without counts all cells are there, and unknown', () => {
    const unknown = makeRollout({ baselineVersion: null, candidateVersion: null });
    expect(comparisonAsMarkdown(unknown, null)).toContain('| Calls | — | — |');
    expect(comparisonAsCsv(unknown, null)).toContain('calls,,\r\n');
    expect(JSON.parse(comparisonAsJson(unknown, null))).toMatchObject({ verdict: null, baseline: { calls: null } });
  });

  test('no name breaks out of its line', () => {
    const [first] = comparisonAsMarkdown({ ...rollout, functionName: 'orders\n# api' }, null).split('\n');
    expect(first).toBe('**orders # api:live**, rollout d-3XQ8T9K1B');
  });

  test('no name breaks out of its cell', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const named = makeRollout({ candidateVersion: name.replaceAll(/\s/g, ' ') });
        const table = comparisonAsMarkdown(named, null)
          .split('\n')
          .filter((line) => line.startsWith('|'));
        expect(table).toHaveLength(14);
        expect(table[0]?.replaceAll(/\\./g, '').split('|')).toHaveLength(5);
        expect(JSON.parse(comparisonAsJson(named, null)).candidate.version).toBe(named.candidateVersion);
      }),
    );
  });
});
