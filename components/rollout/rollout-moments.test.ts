import { describe, expect, test } from 'vitest';
import { chartMoments, newest } from './rollout-moments.ts';
import { toMs } from '@/lib/domain/time/iso.ts';
import { makeRollout } from '@/testing/domain/make-rollout.ts';
import { makeSeries } from '@/testing/domain/make-series.ts';

const NOW = toMs('2026-11-21T14:04:10.000Z');

describe('chartMoments', () => {
  const routed = [{ at: '2026-11-21T13:52:47.000Z', percent: 10 }];

  test('weights count as known up to now while the alias was read a moment ago', () => {
    const moments = chartMoments(makeRollout(), makeSeries(0, { routed }), '2026-11-21T14:04:08.000Z', NOW, 1);
    expect(moments).toMatchObject({ routedUntilMs: NOW, endMs: null });
  });

  test('weights that could not be read for a while end at their last reading', () => {
    const read = '2026-11-21T14:01:00.000Z';
    expect(chartMoments(makeRollout(), makeSeries(0, { routed }), read, NOW, 1).routedUntilMs).toBe(toMs(read));
    expect(chartMoments(makeRollout(), makeSeries(0, { routed }), null, NOW, 1).routedUntilMs).toBe(
      toMs('2026-11-21T13:52:47.000Z'),
    );
  });

  test('the end is when the alias was back, not when CodeDeploy stopped', () => {
    const rollout = makeRollout({ status: 'Stopped', completedAt: '2026-11-21T14:02:00.000Z' });
    const back = { at: '2026-11-21T14:02:13.000Z', percent: 0 };
    expect(chartMoments(rollout, makeSeries(0, { routed: [...routed, back] }), null, NOW, 1).endMs).toBe(toMs(back.at));
  });

  test('without a series the plan ends where its config says', () => {
    const { planEndMs } = chartMoments(makeRollout(), null, null, NOW, 1);
    expect(planEndMs).toBe(toMs('2026-11-21T14:19:47.000Z'));
  });

  test('the newest of several readings counts, unknown ones do not', () => {
    expect(newest(null, 'b', undefined, 'a')).toBe('b');
    expect(newest(null)).toBeNull();
  });
});
