import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toIso, toMs } from '../time/iso.ts';
import { nextStep } from './next-step.ts';
import { planOfConfig } from './plan-of-config.ts';
import { plannedPercentAt } from './planned-percent-at.ts';
import { plannedPoints } from './planned-points.ts';
import { stepNumber } from './step-number.ts';

const linear = planOfConfig('linear', {
  type: 'TimeBasedLinear',
  linearPercentage: 10,
  linearIntervalMinutes: 3,
});
const canary = planOfConfig('canary', {
  type: 'TimeBasedCanary',
  canaryPercentage: 10,
  canaryIntervalMinutes: 5,
});
const atOnce = planOfConfig('at once', { type: 'AllAtOnce' });
const unknown = planOfConfig('own', null);
const start = '2026-11-21T13:52:47.000Z';

/** `seconds` after the start of AllowTraffic. */
function at(seconds: number): string {
  return toIso(toMs(start) + seconds * 1000);
}

function seen(...points: [seconds: number, percent: number][]) {
  return points.map(([seconds, percent]) => ({ at: at(seconds), percent }));
}

describe('plannedPercentAt', () => {
  test.each([
    [-1, 0],
    [0, 10],
    [179, 10],
    [180, 20],
    [683, 40],
    [1619, 90],
    [1620, 100],
    [9999, 100],
  ])('a linear plan at %i s asks for %i percent', (seconds, percent) => {
    expect(plannedPercentAt(linear, start, at(seconds))).toBe(percent);
  });

  test('an unknown plan, or a shift that has not begun, asks for nothing known', () => {
    expect(plannedPercentAt(unknown, start, at(5))).toBeNull();
    expect(plannedPercentAt(linear, null, at(5))).toBeNull();
  });

  test('a linear plan whose first step was seen after the first interval is an interval later throughout', () => {
    const routed = seen([0, 0], [181, 10]);
    expect(plannedPercentAt(linear, start, at(300), routed)).toBe(10);
    expect(plannedPercentAt(linear, start, at(361), routed)).toBe(20);
  });

  test('a late step does not lower what the plan asks for', () => {
    const routed = seen([0, 0], [1, 10], [181, 20]);
    expect(plannedPercentAt(linear, start, at(363), routed)).toBe(30);
  });
});

describe('nextStep', () => {
  test('is the last observed change plus the interval', () => {
    const routed = seen([0, 0], [2, 10], [184, 20], [365, 30], [546, 40]);
    expect(nextStep({ plan: linear, shiftStartedAt: start, routed, now: at(683) })).toEqual({
      percent: 50,
      at: at(726),
    });
  });

  test('an overdue step keeps the moment at which it was due', () => {
    const routed = seen([0, 0], [0, 10], [180, 20]);
    expect(nextStep({ plan: linear, shiftStartedAt: start, routed, now: at(363) })).toEqual({
      percent: 30,
      at: at(360),
    });
  });

  test('the first step is due at once', () => {
    for (const plan of [linear, canary, atOnce]) {
      expect(nextStep({ plan, shiftStartedAt: start, routed: [], now: at(1) })?.at).toBe(at(0));
    }
  });

  test("when the weights stay at 0, a linear plan's first step is expected after the first interval", () => {
    const routed = seen([0, 0]);
    expect(nextStep({ plan: linear, shiftStartedAt: start, routed, now: at(45) })).toEqual({
      percent: 10,
      at: at(180),
    });
  });

  test('a canary goes to 100 after its interval, counted from the observed weight', () => {
    const routed = seen([0, 0], [4, 10]);
    expect(nextStep({ plan: canary, shiftStartedAt: start, routed, now: at(60) })).toEqual({
      percent: 100,
      at: at(304),
    });
  });

  test('a share that was there when Sluice began to look is dated by the plan', () => {
    const routed = seen([400, 30]);
    expect(nextStep({ plan: linear, shiftStartedAt: start, routed, now: at(401) })).toEqual({
      percent: 40,
      at: at(540),
    });
  });

  test('a first sight that fits only the later beginning is dated by that', () => {
    const routed = seen([600, 30]);
    expect(nextStep({ plan: linear, shiftStartedAt: start, routed, now: at(601) })).toEqual({
      percent: 40,
      at: at(720),
    });
  });

  test('a first sight that contradicts the plan is believed', () => {
    const routed = seen([5000, 30]);
    expect(nextStep({ plan: linear, shiftStartedAt: start, routed, now: at(5001) })).toEqual({
      percent: 40,
      at: at(5180),
    });
  });

  test.each([
    ['a percent that is no step of it', seen([0, 0], [2, 10], [60, 35])],
    ['that, and back again', seen([0, 0], [2, 10], [60, 35], [90, 10])],
    ['a step before its time', seen([0, 0], [2, 10], [60, 50])],
    ['that, and back again', seen([0, 0], [2, 10], [60, 50], [90, 10])],
    ['all of it before its time, and back again', seen([0, 0], [2, 10], [60, 100], [90, 10])],
    ['nothing, and back again', seen([0, 0], [2, 10], [60, 0], [90, 10])],
  ])('%s does not move the plan', (_, routed) => {
    expect(nextStep({ plan: linear, shiftStartedAt: start, routed, now: at(100) })).toEqual({
      percent: 20,
      at: at(182),
    });
  });

  test('a step that somebody set before its time counts from when it was due', () => {
    const routed = seen([0, 0], [2, 10], [60, 20]);
    expect(nextStep({ plan: linear, shiftStartedAt: start, routed, now: at(200) })).toEqual({
      percent: 30,
      at: at(360),
    });
  });

  test.each([
    ['all traffic is on the candidate', linear, seen([0, 0], [1620, 100])],
    ['the share has fallen', linear, seen([0, 0], [1, 10], [181, 20], [200, 0])],
    ['the plan is unknown', unknown, seen([0, 10])],
  ])('is null when %s', (_, plan, routed) => {
    expect(nextStep({ plan, shiftStartedAt: start, routed, now: at(2000) })).toBeNull();
  });

  test('is null before traffic shifts', () => {
    expect(nextStep({ plan: linear, shiftStartedAt: null, routed: [], now: at(0) })).toBeNull();
  });
});

describe('plannedPoints', () => {
  test('has the past as planned and the future from the observed weights', () => {
    const routed = seen([0, 0], [4, 10], [184, 20]);
    const points = plannedPoints({
      plan: linear,
      shiftStartedAt: start,
      routed,
      now: at(200),
      endedAt: null,
    });
    expect(points.slice(0, 4)).toEqual(seen([0, 10], [180, 20], [364, 30], [544, 40]));
    expect(points.at(-1)).toEqual({ at: at(184 + 8 * 180), percent: 100 });
  });

  test('steps behind an overdue one move with now', () => {
    const points = plannedPoints({
      plan: linear,
      shiftStartedAt: start,
      routed: seen([0, 0], [0, 10]),
      now: at(240),
      endedAt: null,
    });
    expect(points[1]).toEqual({ at: at(180), percent: 20 });
    expect(points[2]).toEqual({ at: at(420), percent: 30 });
  });

  test('a rollout that was stopped keeps the steps that it did not reach', () => {
    const points = plannedPoints({
      plan: linear,
      shiftStartedAt: start,
      routed: seen([0, 0], [0, 10], [180, 20], [250, 0]),
      now: at(9000),
      endedAt: at(240),
    });
    expect(points[2]).toEqual({ at: at(360), percent: 30 });
    expect(points).toHaveLength(10);
  });

  test('is empty for an unknown plan', () => {
    expect(plannedPoints({ plan: unknown, shiftStartedAt: start, routed: [], now: start, endedAt: null })).toEqual([]);
  });

  test('never goes back in time or percent, whatever was observed', () => {
    const observation = fc.tuple(fc.integer({ min: 0, max: 8000 }), fc.integer({ min: 0, max: 100 }));
    fc.assert(
      fc.property(
        fc.constantFrom(linear, canary, atOnce),
        fc.array(observation, { maxLength: 12 }),
        fc.integer({ min: 0, max: 10_000 }),
        fc.boolean(),
        (plan, observations, now, ended) => {
          const routed = seen(...observations.toSorted((a, b) => a[0] - b[0]));
          const shift = { plan, shiftStartedAt: start, routed, now: at(now) };
          const points = plannedPoints({ ...shift, endedAt: ended ? at(now) : null });
          for (const [index, point] of points.slice(1).entries()) {
            expect(point.at >= (points[index]?.at ?? '')).toBe(true);
            expect(point.percent).toBeGreaterThan(points[index]?.percent ?? 0);
          }
          expect(nextStep(shift)?.percent ?? 100).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('stepNumber', () => {
  test.each([
    [0, 0],
    [10, 1],
    [39.99999, 4],
    [45, 4],
    [100, 10],
  ])('%f percent of a linear plan is step %i', (percent, number) => {
    expect(stepNumber(linear, percent)).toEqual({ number, of: 10 });
  });
  test('an unknown plan has no steps to count', () => {
    expect(stepNumber(unknown, 10)).toBeNull();
  });
});
