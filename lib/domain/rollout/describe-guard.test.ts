import { describe, expect, test } from 'vitest';
import { makeAlarm } from '../../../testing/domain/make-group.ts';
import { makeRollout } from '../../../testing/domain/make-rollout.ts';
import type { Alarm } from '../alarms/alarm.ts';
import { describeGuard, guardStateOf } from './describe-guard.ts';
import { guardOf, type GuardFacts, type GuardSettings } from './guard.ts';
import type { Rollout } from './rollout.ts';

const ofGroup: GuardSettings = { enabled: true, ignorePollFailure: false, names: ['errors'], autoRollback: [] };
const errors = makeAlarm({ name: 'errors' });

interface Case {
  facts?: Partial<GuardFacts>;
  items?: Alarm[];
  status?: Rollout['status'];
  startedBy?: string | null;
}

function guarded({ facts = {}, items = [errors], status = 'InProgress', startedBy = null }: Case): Rollout {
  const guard = guardOf({
    isRollback: false,
    override: null,
    ownAutoRollback: null,
    group: ofGroup,
    groupAtFirst: ofGroup,
    ...facts,
  });
  return makeRollout({ guard, alarms: { ignored: null, items }, status, startedBy });
}

const off = { enabled: false, ignorePollAlarmFailure: false, names: ['errors'] };
const others = { enabled: true, ignorePollAlarmFailure: false, names: ['other'] };
const gone = makeAlarm({ name: 'errors', state: 'NOT_FOUND', definition: null });
const composite = { ...makeAlarm({ name: 'any' }), rule: 'ALARM(errors)', goneBelow: ['errors'] };
const group = { ignored: false, items: [errors] };

describe('what guards a rollout, and what its group says now', () => {
  test.each<[string, Case, string, string[]]>([
    ['the group’s alarms', {}, 'obeyed', []],
    ['the group’s, after the end', { status: 'Succeeded' }, 'obeyed', []],
    [
      'a runbook’s override, while it runs',
      { facts: { override: off } },
      'ignored-by-deployment',
      ['This rollout runs with alarms ignored: its deployment says so, whatever the group says.', 'Group: obeyed now.'],
    ],
    [
      'Sluice’s own “ignore alarms”, after the end',
      { facts: { override: off }, status: 'Succeeded', startedBy: 'root' },
      'ignored-by-deployment',
      ['It ran with alarms ignored, by root: its deployment said so, whatever the group said.', 'Group: obeyed now.'],
    ],
    [
      'other alarms than the group’s',
      { facts: { override: others }, items: [makeAlarm({ name: 'other' })] },
      'obeyed',
      ['It has alarms of its own instead of the group’s: other.', 'Group: obeyed now.'],
    ],
    [
      'a group that ignores them',
      { facts: { group: { ...ofGroup, enabled: false }, groupAtFirst: null } },
      'ignored-by-group',
      ['The group’s alarms are ignored.'],
    ],
    [
      'a group that ignored them then',
      { facts: { group: { ...ofGroup, enabled: false }, groupAtFirst: null }, status: 'Failed' },
      'ignored-by-group',
      ['It ran with the group’s alarms ignored.', 'Group: obeyed now.'],
    ],
    [
      'a group whose settings of that time nobody read',
      { facts: { group: null, groupAtFirst: null }, status: 'Succeeded' },
      'unknown',
      [
        'Whether its alarms were obeyed is not known: the group’s settings of that time were not read.',
        'Group: obeyed now.',
      ],
    ],
    ['a rollback', { facts: { isRollback: true } }, 'rollback', [expect.stringContaining('do not stop a rollback')]],
    [
      'a bypass in the middle',
      { facts: { group: { ...ofGroup, enabled: false } } },
      'changed',
      [
        'The group’s alarms changed while it ran: at first errors obeyed, then errors ignored.',
        'Whether CodeDeploy applies that to a running deployment is documented nowhere.',
      ],
    ],
    [
      'the only alarm deleted',
      { items: [gone] },
      'gone',
      [
        'No alarm guards this rollout now: CloudWatch has none of its alarms any more.',
        'By its documentation CodeDeploy may stop a deployment whose alarms it cannot read; whether it does is not known.',
      ],
    ],
    [
      'one of two deleted, poll failures ignored',
      {
        items: [gone, makeAlarm({ name: 'slow' })],
        facts: { group: { ...ofGroup, ignorePollFailure: true, names: ['errors', 'slow'] }, groupAtFirst: null },
      },
      'partly-gone',
      ['CloudWatch has no alarm errors any more.', 'By its settings CodeDeploy goes on without them.'],
    ],
    [
      'an alarm that its composite one needs deleted',
      { items: [composite], facts: { group: { ...ofGroup, names: ['any'] }, groupAtFirst: null } },
      'partly-gone',
      [expect.stringContaining('The rule of any needs errors'), expect.any(String)],
    ],
    [
      'no alarms',
      { items: [], facts: { group: { ...ofGroup, names: [] }, groupAtFirst: null } },
      'no-alarms',
      ['It has no alarms: nothing stops a bad rollout by itself.'],
    ],
  ])('%s', (_, change, state, words) => {
    const rollout = guarded(change);
    expect(guardStateOf(rollout)).toBe(state);
    expect(describeGuard(rollout, group)).toEqual(words);
  });

  test('a group that is not known says nothing', () => {
    expect(describeGuard(guarded({ facts: { override: off } }), null)).toHaveLength(1);
    expect(describeGuard(guarded({ facts: { override: off } }), { ignored: null, items: [] })).toHaveLength(1);
  });
});
