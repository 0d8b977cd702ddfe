import { expect, test } from 'vitest';
import { AlarmsCard } from './alarms-card.tsx';
import { groupGuardFlag } from '@/components/status/flag-badge.tsx';
import { wordsAt } from '@/testing/components/render-at.tsx';
import { makeAlarm, makeGroup } from '@/testing/domain/make-group.ts';
import type { Alarm } from '@/lib/domain/alarms/alarm.ts';

const NOW = '2026-11-21T14:04:10.000Z';
const there = makeAlarm({ name: 'there' });
const gone = makeAlarm({ name: 'gone', state: 'NOT_FOUND', definition: null });
const blind: Alarm = { ...makeAlarm({ name: 'any' }), rule: 'ALARM(gone)', goneBelow: ['gone'] };

test.each([
  ['all of its alarms', [there], 'Obeyed, it stops a rollout', { kind: 'obeyed' }],
  ['none of them', [gone], 'Its alarms are gone', { state: 'gone' }],
  ['one of two', [there, gone], 'An alarm is gone', { state: 'partly-gone' }],
  ['a composite one that waits for a deleted one', [blind], 'An alarm is gone', { state: 'partly-gone' }],
])('a group is called guarded only by alarms that are there: %s', (_, items, card, flag) => {
  const group = makeGroup({ alarms: { ignored: false, ignorePollFailure: false, items } });
  expect(wordsAt(NOW, <AlarmsCard group={group} />)).toContain(card);
  expect(groupGuardFlag(group)).toMatchObject(flag);
});

test.each([
  [null, [there], null],
  [false, [], null],
  [true, [gone], { kind: 'bypassed' }],
])('ignored %s, with alarms %j', (ignored, items, flag) => {
  const guard = groupGuardFlag(makeGroup({ alarms: { ignored, ignorePollFailure: null, items } }));
  expect(guard === null ? null : { kind: guard.kind }).toEqual(flag);
});
