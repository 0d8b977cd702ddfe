import { expect, test } from 'vitest';
import { describeReach, reachOf } from './reach-of.ts';
import type { LifecycleEvent, Rollout, VersionTraffic } from './rollout.ts';
import { makeRollout } from '../../../testing/domain/make-rollout.ts';

const BEGAN = '2026-11-21T14:00:02.000Z';
const ENDED = '2026-11-21T14:00:18.000Z';

const allowTraffic = (status: string, startedAt: string | null = null): LifecycleEvent => ({
  name: 'AllowTraffic',
  status,
  startedAt,
  endedAt: null,
  hookFunction: null,
  diagnostics: null,
});

const side = (version: string, calls: number): VersionTraffic => ({
  version,
  calls,
  errors: 0,
  throttles: 0,
  p50Ms: null,
  p90Ms: null,
  p99Ms: null,
});

const traffic = (baseline: number | null, candidate: number | null): Rollout['traffic'] => ({
  since: '2026-11-21T14:00:00.000Z',
  until: '2026-11-21T14:01:00.000Z',
  baseline: baseline === null ? null : side('41', baseline),
  candidate: candidate === null ? null : side('42', candidate),
});

const ended = (change: Partial<Rollout>): Rollout =>
  makeRollout({ status: 'Stopped', completedAt: ENDED, shiftStartedAt: null, ...change });
const begun = (change: Partial<Rollout>): Rollout =>
  ended({ shiftStartedAt: BEGAN, lifecycle: [allowTraffic('Failed', BEGAN)], ...change });

test.each<{ why: string; rollout: Rollout; seen: (number | null)[]; words: string | null }>([
  { why: 'a share that was seen', rollout: begun({}), seen: [0, 10, 0], words: 'it had reached 10% on 42' },
  {
    why: 'a share that was seen, whatever was counted',
    rollout: begun({ traffic: traffic(900, 100) }),
    seen: [0, 10, 0],
    words: 'it had reached 10% on 42',
  },
  {
    why: 'met after its end, and Lambda counted calls',
    rollout: begun({ traffic: traffic(2000, 235) }),
    seen: [0, null, 0],
    words: '235 calls went to 42, at a share that nobody saw',
  },
  {
    why: 'watched, but the canary came and went between two readings',
    rollout: begun({ traffic: traffic(2000, 1) }),
    seen: [0],
    words: '1 call went to 42, at a share that nobody saw',
  },
  {
    why: 'it began, and whoever was called was the old version',
    rollout: begun({ traffic: traffic(2000, null) }),
    seen: [0],
    words: 'no call to 42 was counted',
  },
  {
    why: 'the counts end before it did',
    rollout: begun({ traffic: { ...traffic(2000, null)!, until: '2026-11-21T14:00:00.000Z' } }),
    seen: [0],
    words: null,
  },
  { why: 'it began, and nothing was counted at all', rollout: begun({}), seen: [0, null, 0], words: null },
  { why: 'it began, and only 0 was seen', rollout: begun({}), seen: [0], words: null },
  { why: 'nothing has been read', rollout: ended({}), seen: [], words: null },
  {
    why: 'its shift was skipped',
    rollout: ended({ lifecycle: [allowTraffic('Skipped')] }),
    seen: [0],
    words: 'no call ever went to 42',
  },
  { why: 'it ended before its shift', rollout: ended({}), seen: [0], words: 'no call ever went to 42' },
  {
    why: 'its shift was skipped, and somebody moved the alias by hand',
    rollout: ended({ lifecycle: [allowTraffic('Skipped')], traffic: traffic(100, 7) }),
    seen: [0],
    words: '7 calls went to 42, at a share that nobody saw',
  },
])('$why: $words', ({ rollout, seen, words }) => {
  const routed = seen.map((percent, minute) => ({ at: `2026-11-21T14:0${minute}:00.000Z`, percent }));
  expect(describeReach(reachOf(rollout, routed), '42')).toBe(words);
});
