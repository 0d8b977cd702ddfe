import { expect, test } from 'vitest';
import { makeGroup } from '@/lib/domain/fixtures/make-group.ts';
import { makeRollout } from '@/lib/domain/fixtures/make-rollout.ts';
import { describePollFailure, describeRollback } from './configuration-words.ts';
import { hooksOf } from './hooks-of.ts';
import { newestReadings } from './newest-readings.ts';
import { planOf } from './plan-of.ts';

const event = (name: string, hookFunction: string | null) => ({
  name,
  status: 'Succeeded',
  startedAt: null,
  endedAt: null,
  hookFunction,
  diagnostics: null,
});

test('the plan is that of a rollout with the same config, never a guess', () => {
  const rollout = makeRollout();
  expect(planOf(makeGroup({ configName: rollout.plan.configName }), [rollout])).toBe(rollout.plan);
  expect(planOf(makeGroup({ configName: 'Custom' }), [rollout])).toBeNull();
});

test('hooks are those of the last rollout that was no rollback', () => {
  const rollback = makeRollout({
    lifecycle: [event('AllowTraffic', null)],
    rollback: { of: 'd-1', by: null, message: null },
  });
  const rollout = makeRollout({ lifecycle: [event('BeforeAllowTraffic', 'smoke'), event('AllowTraffic', null)] });
  expect(hooksOf([rollback, rollout])).toEqual([{ event: 'BeforeAllowTraffic', functionName: 'smoke' }]);
  expect(hooksOf([rollback])).toBeNull();
});

test('rollback settings say what a plain stop does', () => {
  expect(describeRollback(['DEPLOYMENT_FAILURE'])).toBe(
    'By itself on failure. A plain stop does not roll back: the alias stays as it is at that moment.',
  );
  expect(describeRollback([])).toMatch(/^Never by itself/);
});

test('the two meanings of ignorePollAlarmFailure, and not knowing', () => {
  expect(describePollFailure(true)).toMatch(/goes on/);
  expect(describePollFailure(false)).toMatch(/is stopped/);
  expect(describePollFailure(null)).toMatch(/not read/);
});

test('a reading counts whether the group or its rollout made it', () => {
  const group = { codedeploy: '2026-11-21T14:00:00.000Z', lambda: '2026-11-21T14:00:00.000Z', cloudwatch: null };
  const rollout = { codedeploy: null, lambda: '2026-11-21T14:00:30.000Z', cloudwatch: null };
  expect(newestReadings(group, rollout)).toEqual({ ...group, lambda: rollout.lambda });
  expect(newestReadings(group, undefined)).toEqual(group);
});
