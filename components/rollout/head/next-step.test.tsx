import { expect, test } from 'vitest';
import { NextStep } from './next-step.tsx';
import { wordsAt } from '@/testing/components/render-at.tsx';
import { makeRollout } from '@/testing/domain/make-rollout.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

const NOW = '2026-11-21T14:04:10.000Z';
const words = (change: Partial<Rollout>, now = NOW) => wordsAt(now, <NextStep rollout={makeRollout(change)} />);
const { share } = makeRollout();
const event = (name: string, hookFunction: string | null) => ({
  name,
  status: 'InProgress',
  startedAt: '2026-11-21T14:04:00.000Z',
  endedAt: null,
  hookFunction,
  diagnostics: null,
});

test('an alias that was moved, not by the plan, is neither overdue nor waiting for its end', () => {
  const parts = [{ version: '42', percent: 100 }];
  const offPlan = { kind: 'early' as const, percent: 100, dueAt: NOW, parts, seenAt: NOW };
  expect(words({ offPlan, share: { ...share, routedPercent: 100, next: null } })).toBe(
    '— Next step not known the alias was moved, not by this plan',
  );
});

test('counts down to the next step', () => {
  expect(words({})).toBe('0:37 until 50% step 4 of 10 +14 calls a minute');
});

test('an overdue step is called overdue, with the time since', () => {
  const asOf = { codedeploy: null, lambda: '2026-11-21T14:04:58.000Z', cloudwatch: null };
  expect(words({ asOf }, '2026-11-21T14:04:59.000Z')).toContain('+ 0:12 50% is overdue was due at about 14:04:47');
});

test('a step that was due when the alias could not be read is not called overdue: it may have come', () => {
  const asOf = { codedeploy: null, lambda: '2026-11-21T14:04:40.000Z', cloudwatch: null };
  const said = words({ asOf }, '2026-11-21T14:04:59.000Z');
  expect(said).toContain('+ 0:12 50% was due at about 14:04:47; the alias has not been read since');
  expect(said).not.toContain('overdue');
});

test('a plan that cannot be read promises nothing', () => {
  const plan = { configName: 'Odd.Config', kind: 'unknown', steps: [] } as const;
  expect(words({ plan: { ...plan, steps: [] }, share: { ...share, next: null } })).toBe(
    '— Next step not known Odd.Config is no plan that Sluice can read',
  );
});

test('while the share is not known, neither is the step that comes next', () => {
  expect(words({ share: { ...share, routedPercent: null, next: null } })).toBe(
    '— Next step not known the share is not known',
  );
});

test('a running hook is named, with how long it runs', () => {
  const lifecycle = [event('AfterAllowTraffic', 'orders-api-verify')];
  expect(words({ lifecycle, share: { ...share, routedPercent: 100, next: null } })).toContain(
    '0:10 AfterAllowTraffic runs hook orders-api-verify',
  );
});

test('before the shift it says that nothing moves yet, after the last step that none follows', () => {
  expect(words({ shiftStartedAt: null, share: { ...share, routedPercent: 0, next: null } })).toContain(
    'Traffic has not begun to move',
  );
  expect(words({ share: { ...share, routedPercent: 100, next: null } })).toContain('No further step');
});
