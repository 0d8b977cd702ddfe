import { expect, test } from 'vitest';
import { nextStepWords, noStepWords, observedBand, shareSentence } from './share-words.ts';
import { makeRollout } from '@/testing/domain/make-rollout.ts';
import { planOfConfig } from '@/lib/domain/plan/plan-of-config.ts';
import type { Share } from '@/lib/domain/rollout/rollout.ts';
import { toMs } from '@/lib/domain/time/iso.ts';

const share: Share = {
  plannedPercent: 40,
  routedPercent: 40,
  observedPercent: 37.2,
  observedAt: '2026-11-21T14:03:00.000Z',
  observedCalls: 145,
  next: { percent: 50, at: '2026-11-21T14:04:47.000Z' },
};
const now = toMs('2026-11-21T14:04:10.000Z');

test('the sentence says routed, planned, observed and next', () => {
  expect(shareSentence(share, '42')).toBe(
    '40% of calls are routed to version 42; 40% is planned by now; 37.2% of 145 calls was counted in the minute 14:03 UTC; the next step is 50%.',
  );
});

test('what is not counted yet is called so', () => {
  const uncounted = { ...share, observedPercent: null, observedAt: null, observedCalls: null };
  expect(shareSentence(uncounted, '42')).toContain('planned by now; not counted yet; the next step');
  const before = { ...uncounted, routedPercent: 0, plannedPercent: null, next: null };
  expect(shareSentence(before, '42')).toBe('0% of calls are routed to version 42.');
});

test('an unknown share is called unknown, not 0%', () => {
  const nothing = { ...share, routedPercent: null };
  expect(shareSentence(nothing, '42')).toBe('How much traffic goes to version 42 is not known yet.');
});

test('a step that is to come counts down, one that is late says since when', () => {
  expect(nextStepWords(share.next, now)).toBe('next 50% in 0:37');
  expect(nextStepWords({ percent: 30, at: '2026-11-21T14:04:07.000Z' }, now)).toBe('30% was due 3 s ago');
  expect(nextStepWords(null, now)).toBeNull();
});

const plan = planOfConfig('linear', { type: 'TimeBasedLinear', linearPercentage: 10, linearIntervalMinutes: 1 });

const asOf = { codedeploy: null, lambda: '2026-11-21T14:04:08.000Z', cloudwatch: null };

const middle = (of: Share) => {
  const band = observedBand({ share: { ...of, observedCalls: 1e6 }, plan, asOf });
  return ((band?.lowPercent ?? 0) + (band?.highPercent ?? 0)) / 2;
};

test('in a minute with a step in it the dots should fall between the old share and the new one', () => {
  const next = { percent: 50, at: '2026-11-21T14:04:30.000Z' };
  expect(middle({ ...share, next })).toBeCloseTo(35, 0);
});

test('a share that is not where the plan wants it is its own expectation', () => {
  expect(middle({ ...share, routedPercent: 20 })).toBeCloseTo(20, 0);
});

test('without counts there is no band', () => {
  expect(observedBand({ share: { ...share, observedCalls: null }, plan, asOf })).toBeNull();
});

test('a minute after the alias was last read is not held against the share of then', () => {
  const before = { ...asOf, lambda: '2026-11-21T14:02:50.000Z' };
  expect(observedBand({ share, plan, asOf: before })).toBeNull();
  expect(observedBand({ share, plan, asOf })).not.toBeNull();
});

test('without a next step it says whether the shift has begun, and what it waits for', () => {
  const hook = { name: 'BeforeAllowTraffic', startedAt: null, endedAt: null, diagnostics: null };
  const before = (hookFunction: string | null) =>
    makeRollout({ shiftStartedAt: null, lifecycle: [{ ...hook, status: 'InProgress', hookFunction }] });
  expect(noStepWords(before('smoke'))).toBe('waits for its hook');
  expect(noStepWords(before(null))).toBe('not begun yet');
  expect(noStepWords(makeRollout())).toBe('no further step');
  expect(noStepWords(makeRollout({ share: { ...share, routedPercent: null } }))).toBe('next step not known');
  expect(noStepWords(makeRollout({ plan: { configName: 'x', kind: 'unknown', steps: [] } }))).toBe('plan unknown');
});
