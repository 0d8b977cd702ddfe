import type { RolloutVerdict, SlowVerdict } from '../../lib/domain/verdict/rollout-verdict.ts';

/** For tests: version 42 fails more often, 17 of 412 calls against 9 of 3,702. */
export function makeVerdict(change: Partial<RolloutVerdict> = {}): RolloutVerdict {
  const counts = { baseline: { calls: 3702, failed: 9 }, candidate: { calls: 412, failed: 17 } };
  return {
    baselineVersion: '41',
    candidateVersion: '42',
    kind: 'worse',
    worse: { at: '2026-11-21T14:02:00.000Z', ...counts },
    ...counts,
    evidenceLog10: 6.2,
    smallestVisiblePoints: 2.1,
    countedUntil: '2026-11-21T14:04:00.000Z',
    slow: null,
    besides: [],
    ...change,
  };
}

/** For tests: version 42 is slow more often, 31 of 100 calls over 190 ms against 36 of 900 when "worse" was said. */
export function makeSlowVerdict(change: Partial<SlowVerdict> = {}): SlowVerdict {
  return {
    kind: 'worse',
    smallestVisiblePoints: 3,
    limit: { ms: 190, alarm: null },
    worse: {
      at: '2026-11-21T14:02:00.000Z',
      baseline: { calls: 900, slow: 36 },
      candidate: { calls: 100, slow: 31 },
    },
    baseline: { calls: 1800, slow: 72 },
    candidate: { calls: 200, slow: 40 },
    ...change,
  };
}
