import { describe, expect, test } from 'vitest';
import { describeStatus } from './describe-status.ts';
import { makeSummary } from '../../../testing/domain/make-group.ts';
import { makeRollout } from '../../../testing/domain/make-rollout.ts';
import { isActive } from './is-active.ts';

describe('describeStatus', () => {
  test.each([
    ['Created', null, null, 'Created', 'active', 'created'],
    ['Queued', null, null, 'Queued', 'active', 'created'],
    ['InProgress', null, null, 'Shifting', 'active', 'shifting'],
    ['Baking', null, null, 'Baking', 'active', 'baking'],
    ['Succeeded', null, null, 'Succeeded', 'ok', 'succeeded'],
    ['Stopped', 'ALARM_ACTIVE', 'd-2', 'Stopped by alarm, rolled back', 'bad', 'alarm'],
    ['Stopped', 'ALARM_ACTIVE', null, 'Stopped by alarm', 'bad', 'alarm'],
    ['Failed', 'ALARM_ACTIVE', null, 'Stopped by alarm', 'bad', 'alarm'],
    ['Stopped', 'MANUAL_STOP', null, 'Stopped by hand', 'neutral', 'stopped-by-hand'],
    ['Stopped', 'MANUAL_STOP', 'd-2', 'Stopped by hand, rolled back', 'neutral', 'stopped-by-hand'],
    ['Failed', 'HOOK_EXECUTION_FAILURE', 'd-2', 'Hook failed, rolled back', 'bad', 'hook-failed'],
    ['Failed', 'TIMEOUT', null, 'Failed', 'bad', 'failed'],
    ['Stopped', null, null, 'Stopped', 'warn', 'failed'],
    ['Paused', null, null, 'Paused', 'neutral', 'unknown'],
    ['', null, null, 'Unknown', 'neutral', 'unknown'],
  ])('%s with code %s, rolled back by %s is "%s"', (status, errorCode, rolledBackBy, word, tone, icon) => {
    const words = { word, alone: word.replace(', rolled back', ''), tone, icon };
    expect(describeStatus(makeSummary({ status, errorCode, rolledBackBy }))).toEqual(words);
    const error = errorCode === null ? null : { code: errorCode, message: null };
    const rollback = { of: null, by: rolledBackBy, message: null };
    expect(describeStatus(makeRollout({ status, error, rollback }))).toEqual(words);
  });

  test('what was kept as running and not read again is shown as of then', () => {
    const keptFrom = '2026-11-21T13:00:00.000Z';
    const asOfThen = {
      word: 'Shifting when last read',
      alone: 'Shifting when last read',
      tone: 'neutral',
      icon: 'unknown',
    };
    expect(describeStatus(makeSummary({ status: 'InProgress', keptFrom }))).toEqual(asOfThen);
    expect(describeStatus(makeRollout({ status: 'InProgress', lifecycle: [], keptFrom }))).toEqual(asOfThen);
    expect(describeStatus(makeSummary({ status: 'Succeeded', keptFrom })).word).toBe('Succeeded');
  });

  test('a rollback is called by what it does', () => {
    expect(describeStatus(makeSummary({ status: 'InProgress', rollbackOf: 'd-1' })).word).toBe('Rolling back');
    expect(describeStatus(makeSummary({ status: 'Succeeded', rollbackOf: 'd-1' })).word).toBe('Rolled back');
  });

  test.each([
    ['BeforeAllowTraffic', 'Before traffic'],
    ['AllowTraffic', 'Shifting'],
    ['AfterAllowTraffic', 'After traffic'],
  ])('while %s runs it says so', (name, word) => {
    const event = { name, status: 'InProgress', startedAt: null, endedAt: null, hookFunction: null, diagnostics: null };
    expect(describeStatus(makeRollout({ lifecycle: [event] })).word).toBe(word);
  });
});

test.each([
  ['Created', true],
  ['InProgress', true],
  ['Ready', true],
  ['SomethingNew', true],
  ['Succeeded', false],
  ['Failed', false],
  ['Stopped', false],
])('isActive(%s) is %s', (status, active) => {
  expect(isActive(status)).toBe(active);
});
