import { expect, test } from 'vitest';
import { makeGroup, makeSummary } from '@/testing/domain/make-group.ts';
import { lastOutcome, noLastRollout } from './last-outcome.ts';

test('a rollback is shown as the end of what it undid', () => {
  const undid = { status: 'Stopped', errorCode: 'ALARM_ACTIVE' };
  expect(lastOutcome(makeSummary({ rollbackOf: 'd-1', undid }))).toMatchObject({
    word: 'Stopped by alarm, rolled back',
    tone: 'bad',
    icon: 'alarm',
  });
});

test('a rollback of something unknown is no success of the group', () => {
  expect(lastOutcome(makeSummary({ rollbackOf: 'd-1' }))).toMatchObject({ word: 'Rolled back', tone: 'bad' });
});

test('a rollback that runs, or fails, is shown as itself', () => {
  const undid = { status: 'Stopped', errorCode: 'ALARM_ACTIVE' };
  expect(lastOutcome(makeSummary({ status: 'InProgress', rollbackOf: 'd-1', undid })).word).toBe('Rolling back');
  expect(lastOutcome(makeSummary({ status: 'Failed', rollbackOf: 'd-1', undid })).word).toBe('Failed');
});

test('that a group never had a rollout is said only when AWS has said so', () => {
  const none = { lastRollout: null, lastRolloutId: null };
  expect(noLastRollout(makeGroup(none))).toBe('No rollout yet');
  expect(noLastRollout(makeGroup({ ...none, lastRolloutId: 'd-1' }))).toBe('Not read');
  const unread = { ignored: null, ignorePollFailure: null, items: [] };
  expect(noLastRollout(makeGroup({ ...none, alarms: unread }))).toBe('Not read');
});
