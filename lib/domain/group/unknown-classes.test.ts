import { expect, test } from 'vitest';
import type { Group } from './group.ts';
import { unknownClasses } from './unknown-classes.ts';
import { makeAlarm, makeGroup, makeSummary } from '../../../testing/domain/make-group.ts';

const calm: Partial<Group> = {
  alarms: { ignored: false, ignorePollFailure: false, items: [makeAlarm({ state: 'OK' })] },
  drift: { kind: 'in-place' },
  lastRollout: makeSummary({}),
};
const unread = { ignored: null, ignorePollFailure: null, items: [] };

test.each<{ why: string; change: Partial<Group>; unknown: string[] }>([
  { why: 'everything read', change: {}, unknown: [] },
  { why: 'no alarm settings', change: { alarms: unread }, unknown: ['attention', 'bypassed'] },
  {
    why: 'no alias',
    change: { aliasState: null, drift: { kind: 'unknown' } },
    unknown: ['attention', 'drifted'],
  },
  {
    why: 'its last deployment is named and has not been read',
    change: { lastRollout: null, lastRolloutId: 'd-1', drift: { kind: 'unknown' } },
    unknown: ['attention', 'drifted'],
  },
  {
    why: 'the state of an alarm',
    change: { alarms: { ...calm.alarms!, items: [makeAlarm({ state: null })] } },
    unknown: ['attention'],
  },
  {
    why: 'nothing that could be: it never deployed',
    change: {
      functionName: null,
      alias: null,
      aliasState: null,
      lastRollout: null,
      lastRolloutId: null,
      drift: { kind: 'unknown' },
      asOf: { codedeploy: '2026-11-21T14:00:00.000Z', lambda: null, cloudwatch: null },
    },
    unknown: [],
  },
])('not read: $why', ({ change, unknown }) => {
  const classes = unknownClasses(makeGroup({ ...calm, ...change }));
  const found = Object.entries(classes).flatMap(([name, isUnknown]) => (isUnknown ? [name] : []));
  expect(found.toSorted()).toEqual(unknown);
});
