import { expect, test } from 'vitest';
import { alarmsIgnoredBy, guardOf, type GuardFacts, type GuardSettings } from './guard.ts';

const group: GuardSettings = {
  enabled: true,
  ignorePollFailure: false,
  names: ['a'],
  autoRollback: ['DEPLOYMENT_FAILURE'],
};
const facts = (change: Partial<GuardFacts>): GuardFacts => ({
  isRollback: false,
  override: null,
  ownAutoRollback: null,
  group,
  groupAtFirst: group,
  ...change,
});
const override = (enabled: boolean, names: string[]) => ({ enabled, ignorePollAlarmFailure: true, names });

test.each<[string, Partial<GuardFacts>, unknown, boolean | null]>([
  ['the group’s', {}, { by: 'group', obeyed: true, names: ['a'] }, false],
  [
    'ignored by the group',
    { group: { ...group, enabled: false }, groupAtFirst: null },
    { by: 'group', obeyed: false },
    true,
  ],
  ['overridden off', { override: override(false, ['a']) }, { by: 'deployment', obeyed: false, names: ['a'] }, true],
  [
    'overridden off, naming none',
    { override: override(false, []) },
    { by: 'deployment', obeyed: false, names: ['a'] },
    true,
  ],
  ['others', { override: override(true, ['b']) }, { by: 'deployment', obeyed: true, names: ['b'] }, false],
  [
    'overridden, group unread',
    { override: override(false, ['a']), group: null },
    { by: 'deployment', obeyed: false },
    true,
  ],
  ['bypassed while it ran', { group: { ...group, enabled: false } }, { by: 'group', obeyed: null }, null],
  ['other alarms while it ran', { group: { ...group, names: ['b'] } }, { by: 'group', obeyed: null }, null],
  ['a rollback', { isRollback: true }, { by: 'rollback', obeyed: false }, true],
])('alarms: %s', (_, change, alarms, ignored) => {
  const guard = guardOf(facts(change));
  expect(guard.alarms).toMatchObject(alarms as object);
  expect(alarmsIgnoredBy(guard)).toBe(ignored);
});

test('a group that was not read at its time leaves the alarms unknown', () => {
  const guard = guardOf(facts({ group: null, groupAtFirst: null }));
  expect(guard).toMatchObject({ alarms: null, rollback: null });
  expect(alarmsIgnoredBy(guard)).toBeNull();
});

test.each<[string, Partial<GuardFacts>, unknown]>([
  ['the group’s', {}, { by: 'group', events: ['DEPLOYMENT_FAILURE'] }],
  ['the group’s, repeated', { ownAutoRollback: ['DEPLOYMENT_FAILURE'] }, { by: 'group' }],
  ['its own, off', { ownAutoRollback: [] }, { by: 'deployment', events: [] }],
  ['its own, other events', { ownAutoRollback: ['DEPLOYMENT_STOP_ON_REQUEST'] }, { by: 'deployment' }],
  ['a rollback', { isRollback: true, ownAutoRollback: ['DEPLOYMENT_FAILURE'] }, { by: 'rollback', events: [] }],
])('rollback: %s', (_, change, rollback) => {
  expect(guardOf(facts(change)).rollback).toMatchObject(rollback as object);
});
