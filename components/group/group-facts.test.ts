import { expect, test } from 'vitest';
import { makeGroup } from '@/testing/domain/make-group.ts';
import { describePollFailure, describeRollback, rollbackEvents } from './configuration-words.ts';
import { newestReadings } from './group-view.tsx';

test('rollback settings say what a plain stop does', () => {
  expect(describeRollback(['DEPLOYMENT_FAILURE'])).toBe(
    'By itself on failure. A plain stop does not roll back: the alias stays as it is at that moment.',
  );
  expect(describeRollback([])).toMatch(/^Never by itself/);
});

test('rollback settings that were not read are no rollback that is off', () => {
  const unread = makeGroup({ alarms: { ignored: null, ignorePollFailure: null, items: [] }, autoRollback: [] });
  expect(rollbackEvents(unread)).toBeNull();
  expect(describeRollback(null)).toMatch(/not read/);
  expect(rollbackEvents(makeGroup({ autoRollback: [] }))).toEqual([]);
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
