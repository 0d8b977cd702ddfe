import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildSeries, type SeriesInput } from './build-series.ts';
import { makeRollout } from '../../../testing/domain/make-rollout.ts';
import { toIso, toMs } from '../time/iso.ts';
import type { MinuteCount } from '../series/minute-count.ts';

const base = '2026-11-21T13:50:00.000Z';

function at(minutes: number, seconds = 0): string {
  return toIso(toMs(base) + minutes * 60_000 + seconds * 1000);
}

const asOf = { codedeploy: at(8), lambda: at(8), cloudwatch: at(8) };

function count(version: string, minute: number, invocations: number | null): MinuteCount {
  const unknown = { throttles: null, p90Ms: null, p99Ms: null, slowCalls: null, slowOverMs: null };
  return { version, at: at(minute), invocations, errors: 0, p50Ms: 40, ...unknown };
}

function seen(minute: number, seconds: number, percent: number, source: 'watched' | 'rebuilt' = 'watched') {
  return { at: at(minute, seconds), percent, source };
}

/** Traffic begins to shift at 13:52:47, which is 2:47 after `base`. */
function series(change: Partial<SeriesInput>) {
  return buildSeries({
    rollout: makeRollout({ asOf }),
    routed: [],
    minutes: [],
    events: [],
    from: at(0),
    to: at(8),
    ...change,
  });
}

describe('buildSeries', () => {
  test('the axis begins at a full minute and ends with the one that `to` is in', () => {
    const built = series({ from: at(0, 30), to: at(2, 1) });
    expect(built.t).toEqual([at(0), at(1), at(2)]);
    expect(series({ from: at(5), to: at(2) }).t).toEqual([]);
  });

  test('before the shift the candidate gets nothing; a minute with a step has its mean', () => {
    const { routedPercent, plannedPercent } = series({ routed: [seen(2, 47, 10), seen(5, 47, 20)] });
    expect(routedPercent.slice(0, 2)).toEqual([0, 0]);
    expect(routedPercent[2]).toBeCloseTo((10 * 13) / 60, 6);
    expect(routedPercent.slice(3, 5)).toEqual([10, 10]);
    expect(routedPercent[5]).toBeCloseTo(10 + (10 * 13) / 60, 6);
    expect(plannedPercent[5]).toBeCloseTo(10 + (10 * 13) / 60, 6);
  });

  test('the evidence stands beside the minutes that count since the shift, and nowhere else', () => {
    const failing = (minute: number) => ({ ...count('42', minute, 30), errors: 9 });
    const minutes = [1, 2, 3, 4].flatMap((minute) => [count('41', minute, 270), failing(minute)]);
    const { evidenceLog10 } = series({ minutes });
    expect(evidenceLog10.slice(0, 2)).toEqual([null, null]);
    expect(evidenceLog10[2]).toBeGreaterThan(2);
    expect(evidenceLog10[4]).toBeGreaterThan(evidenceLog10[3] ?? Number.POSITIVE_INFINITY);
    expect(evidenceLog10.slice(5)).toEqual([null, null, null]);
  });

  test('what nobody saw is null: the routed share between the shift and the first look', () => {
    const { routedPercent, routedSource } = series({ routed: [seen(6, 0, 20, 'rebuilt')] });
    expect(routedPercent.slice(3, 7)).toEqual([null, null, null, 20]);
    expect(routedPercent[2]).toBe(0);
    expect(routedSource).toBe('rebuilt');
  });

  test('while nobody looked, and since the last look, the routed share is null', () => {
    const gap = { at: at(4, 30), percent: null, source: 'watched' as const };
    const built = series({ routed: [seen(2, 47, 10), gap, seen(6, 0, 40)] });
    expect(built.routedPercent.slice(3)).toEqual([10, null, null, 40, 40]);
    expect(built.routed.map(({ percent }) => percent)).toEqual([10, null, 40]);
    const unread = makeRollout({ asOf: { ...asOf, lambda: at(5, 10) } });
    expect(series({ rollout: unread, routed: [seen(2, 47, 10)] }).routedPercent.slice(3)).toEqual([
      10,
      10,
      null,
      null,
      null,
    ]);
  });

  test('without a known start or observations nothing is claimed', () => {
    const built = series({ rollout: makeRollout({ shiftStartedAt: null }) });
    expect(new Set([...built.routedPercent, ...built.plannedPercent, ...built.observedPercent])).toEqual(
      new Set([null]),
    );
    expect(built.planned).toEqual([]);
    expect(built.routedSource).toBe('none');
  });

  test('the observed share is made of counts, and unknown where there are none', () => {
    const { observedPercent } = series({
      routed: [seen(2, 47, 10)],
      minutes: [count('41', 3, 90), count('42', 3, 10), count('41', 6, 0), count('42', 6, 0)],
    });
    expect(observedPercent.slice(3, 7)).toEqual([10, null, null, null]);
  });

  test('while traffic shifts, a version without a data point was not called; before and after, nothing is concluded', () => {
    const rollout = makeRollout({ status: 'Stopped', completedAt: at(5) });
    const minutes = [count('41', 1, 90), count('41', 2, 90), count('42', 4, 9), count('41', 5, 90)];
    expect(series({ rollout, minutes }).observedPercent.slice(1, 6)).toEqual([null, 0, null, 100, null]);
    expect(series({ rollout: makeRollout({ shiftStartedAt: null }), minutes }).observedPercent[2]).toBeNull();
  });

  test('a later count of a minute replaces the earlier one', () => {
    const built = series({ minutes: [count('41', 3, 5), count('41', 3, 90)] });
    expect(built.versions['41']?.invocations[3]).toBe(90);
    expect(built.versions['41']?.throttles[3]).toBeNull();
    expect(built.versions['41']?.p50Ms[3]).toBe(40);
    expect(built.versions['41']?.invocations[4]).toBeNull();
  });

  test('counts of other versions and minutes are left out', () => {
    const built = series({ minutes: [count('40', 3, 5), count('41', 99, 5)] });
    expect(Object.keys(built.versions)).toEqual(['41', '42']);
    expect(built.versions['41']?.invocations.every((value) => value === null)).toBe(true);
  });

  test('routed points come out in order and without repeats, and sources are told apart', () => {
    const built = series({ routed: [seen(5, 47, 20), seen(2, 47, 10, 'rebuilt'), seen(3, 0, 10), seen(6, 0, 20)] });
    expect(built.routed).toEqual([
      { at: at(2, 47), percent: 10 },
      { at: at(5, 47), percent: 20 },
    ]);
    expect(built.routedSource).toBe('mixed');
  });

  test('events are sorted and appear once', () => {
    const step = { at: at(3), kind: 'step', percent: 10, version: '42' } as const;
    const started = { at: at(2), kind: 'started' } as const;
    expect(series({ events: [step, started, { ...step }] }).events).toEqual([started, step]);
  });

  test('a stopped rollout keeps the plan that it did not reach', () => {
    const rollout = makeRollout({ status: 'Stopped', completedAt: at(4) });
    const { planned } = series({ rollout, routed: [seen(2, 47, 10), seen(4, 10, 0)] });
    expect(planned).toHaveLength(10);
    expect(planned[1]).toEqual({ at: at(5, 47), percent: 20 });
  });

  test('order of the input does not matter, and shares stay within 0–100', () => {
    const points = fc.uniqueArray(fc.tuple(fc.nat(600), fc.nat(100)), { maxLength: 8, selector: ([second]) => second });
    const numbers = fc.uniqueArray(fc.tuple(fc.constantFrom('41', '42'), fc.nat(9), fc.option(fc.nat(500))), {
      maxLength: 12,
      selector: ([version, minute]) => `${version} ${minute}`,
    });
    fc.assert(
      fc.property(points, numbers, (steps, counts) => {
        const routed = steps.map(([second, percent]) => seen(0, second, percent));
        const minutes = counts.map(([version, minute, calls]) => count(version, minute, calls));
        const built = series({ routed, minutes });
        expect(series({ routed: routed.toReversed(), minutes: minutes.toReversed() })).toEqual(built);
        const shares = [built.plannedPercent, built.routedPercent, built.observedPercent];
        for (const share of shares) {
          expect(share).toHaveLength(built.t.length);
          expect(share.every((value) => value === null || (value >= 0 && value <= 100 + 1e-9))).toBe(true);
        }
      }),
    );
  });
});
