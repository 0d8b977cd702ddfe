import { expect, test } from 'vitest';
import { makeSummary } from '@/lib/domain/fixtures/make-group.ts';
import { lastOutcome } from './last-outcome.ts';

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
