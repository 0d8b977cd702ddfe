import { describe, expect, test } from 'vitest';
import { consequencesOfBypass } from './bypass.ts';
import { consequencesOfRearm } from './rearm.ts';
import { consequencesOfDeploy } from './deploy.ts';
import { consequencesOfStop } from './stop.ts';
import { makeAlarm, makeGroup } from '../../../testing/domain/make-group.ts';
import { makeRollout } from '../../../testing/domain/make-rollout.ts';
import { planOfConfig } from '../plan/plan-of-config.ts';

const now = '2026-11-21T14:04:10.000Z';
const onRequest = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'];

function titles(consequences: { steps: { title: string }[] }): string[] {
  return consequences.steps.map((step) => step.title);
}

describe('stopping', () => {
  test('with rollback puts all traffic on the baseline, and says so in its numbers', () => {
    expect(consequencesOfStop(makeRollout(), true, now)).toEqual({
      now: [
        { version: '42', percent: 40 },
        { version: '41', percent: 60 },
      ],
      after: [{ version: '41', percent: 100 }],
      steps: [
        { title: 'CodeDeploy stops d-3XQ8T9K1B.', detail: 'The step to 50% on 42, due in 0:37, does not come.' },
        {
          title: 'A new deployment puts orders-api:live back on version 41.',
          detail: 'At once, not in steps; it has taken up to 16 s. Hooks are not called.',
        },
        { title: 'About 57 calls a minute move from 42 to 41.', detail: 'Calls that run on 42 already finish there.' },
      ],
      notes: ['Version 42 stays published. The alarms stay as they are.'],
    });
  });

  test('without rollback leaves the alias split, and later rollouts failing', () => {
    const shown = consequencesOfStop(makeRollout(), false, now);
    expect(shown.after).toEqual(shown.now);
    expect(titles(shown)).toEqual([
      'CodeDeploy stops d-3XQ8T9K1B.',
      'orders-api:live stays split: 40% on 42, 60% on 41.',
      'Later rollouts of this group fail until the weights are removed.',
    ]);
  });

  test('without rollback should roll back all the same when the group says so', () => {
    const shown = consequencesOfStop(makeRollout({ autoRollback: onRequest }), false, now);
    expect(shown.after).toEqual([{ version: '41', percent: 100 }]);
    expect(titles(shown)[1]).toBe('A new deployment should put orders-api:live back on version 41.');
    expect(shown.notes[0]).toContain('DEPLOYMENT_STOP_ON_REQUEST');
  });

  test('without rollback promises nothing when the group is not known', () => {
    const shown = consequencesOfStop(makeRollout({ autoRollback: null }), false, now);
    expect(shown.after).toBeNull();
    expect(shown.notes[0]).toContain('not known');
  });

  test('before traffic shifts leaves the alias where it is', () => {
    const share = { ...makeRollout().share, routedPercent: 0, next: null };
    const rollout = makeRollout({ share, shiftStartedAt: null });
    const shown = consequencesOfStop(rollout, true, now);
    expect(shown.now).toEqual([{ version: '41', percent: 100 }]);
    expect(shown.steps[0]?.detail).toBe('Traffic does not begin to shift.');
    expect(shown.steps[1]?.title).toBe('orders-api:live stays on version 41.');
    expect(titles(consequencesOfStop(rollout, false, now))[1]).toBe('orders-api:live stays on version 41.');
  });

  test('at 100% without rollback leaves all on the candidate', () => {
    const share = { ...makeRollout().share, routedPercent: 100, next: null };
    const shown = consequencesOfStop(makeRollout({ share }), false, now);
    expect(shown.after).toEqual([{ version: '42', percent: 100 }]);
    expect(titles(shown)[1]).toBe('orders-api:live stays on version 42.');
  });

  test('an overdue step, unread weights and a rollback are described as such', () => {
    const overdue = { ...makeRollout().share, next: { percent: 50, at: '2026-11-21T14:04:07.000Z' } };
    expect(consequencesOfStop(makeRollout({ share: overdue }), true, now).steps[0]?.detail).toBe(
      'The step to 50% on 42, due 0:03 ago, does not come.',
    );
    const unread = { ...makeRollout().share, routedPercent: null };
    const shown = consequencesOfStop(makeRollout({ share: unread }), false, now);
    expect(shown.now).toBeNull();
    expect(shown.steps[1]?.detail).toContain('not known');
    const rollback = { of: 'd-OLD', by: null, message: null };
    expect(consequencesOfStop(makeRollout({ rollback }), true, now).notes.at(-1)).toContain(
      'itself a rollback, of d-OLD',
    );
  });
});

describe('deploying', () => {
  const linear = makeRollout().plan;
  const want = { toVersion: '61', ignoreAlarms: false, plan: linear };
  const configName = linear.configName;
  const alarmed = makeGroup({
    alarms: {
      ignored: false,
      ignorePollFailure: false,
      items: [makeAlarm({ state: 'ALARM' }), makeAlarm({ name: 'b' })],
    },
  });

  test("goes in the group's own steps, under its alarms", () => {
    const traffic = { perMinute: 88, errorPercent: 1, callsByHour: null, readAt: now };
    const shown = consequencesOfDeploy(makeGroup({ traffic, configName }), want);
    expect(shown.now).toEqual([{ version: '63', percent: 100 }]);
    expect(shown.after).toEqual([{ version: '61', percent: 100 }]);
    expect(shown.steps).toEqual([
      {
        title: 'A new deployment moves payments-webhook:live from version 63 to version 61.',
        detail: "Linear 10% every 3 min, by the group's config: 10% first, all of it after about 27:00.",
      },
      { title: 'The alarms watch it.', detail: 'If any of 3 goes to ALARM, CodeDeploy stops it.' },
      {
        title: 'About 88 calls a minute move to 61 in the end.',
        detail: 'Calls that run already finish where they are.',
      },
    ]);
  });

  test.each([
    ['ignored for it', alarmed, true, 'The alarms are ignored for this one deployment.'],
    ['bypassed', makeGroup({ alarms: { ...alarmed.alarms, ignored: true } }), false, 'The alarms are bypassed.'],
    ['none', makeGroup({ alarms: { ...alarmed.alarms, items: [] } }), false, 'No alarm watches it.'],
  ])('says what alarms that are %s do', (_, group, ignoreAlarms, title) => {
    expect(titles(consequencesOfDeploy(group, { ...want, ignoreAlarms }))[1]).toBe(title);
  });

  test('leaves alarms that are in ALARM to pre-flight', () => {
    expect(titles(consequencesOfDeploy(alarmed, want))).toHaveLength(1);
  });

  test.each([
    [
      planOfConfig('CodeDeployDefault.LambdaAllAtOnce', { type: 'AllAtOnce' }),
      "All at once, by the group's config: not in steps.",
    ],
    [planOfConfig('x', { type: 'AllAtOnce' }), "All at once, by x instead of the group's config: not in steps."],
    [planOfConfig('own', null), 'In the steps of own.'],
    [null, "In the steps of the group's config, CodeDeployDefault.LambdaAllAtOnce."],
  ])('%#: names its steps as far as they are known', (plan, detail) => {
    expect(consequencesOfDeploy(makeGroup(), { ...want, plan }).steps[0]?.detail).toBe(detail);
  });
});

describe('bypassing alarms', () => {
  const item = makeAlarm({ state: 'ALARM', stateChangedAt: '2026-11-21T13:41:00.000Z' });
  const group = makeGroup({
    alarms: { ignored: false, ignorePollFailure: false, items: [item, makeAlarm({ name: 'b' })] },
  });

  test('names what is ignored and when it ends', () => {
    const shown = consequencesOfBypass(group, { event: 'next-success' }, now);
    expect(shown.after).toEqual(shown.now);
    expect(shown.steps).toEqual([
      {
        title: 'CodeDeploy ignores all 2 alarms of this group.',
        detail: 'A bad rollout then does not stop by itself.',
      },
      {
        title: 'webhook-errors is in ALARM since 13:41 UTC, and would not count.',
        detail: 'Errors ≥ 5 in each of 3 minutes.',
      },
      {
        title: 'It re-arms itself after the next successful deployment of this group, whatever its version.',
        detail: 'Sluice turns the alarms back on then, or as soon as it is running again, and logs it.',
      },
    ]);
    expect(shown.notes[0]).toContain('No rollout is running now');
  });

  test('a time is shown with how far away it is', () => {
    expect(titles(consequencesOfBypass(group, { at: '2026-11-21T14:35:10.000Z' }, now)).at(-1)).toBe(
      'It re-arms itself at 14:35 UTC, in 31 min.',
    );
    expect(titles(consequencesOfBypass(group, { at: '2026-11-21T14:00:00.000Z' }, now)).at(-1)).toContain('past');
  });

  test('during a rollout it says that AWS does not document the effect', () => {
    const shown = consequencesOfBypass({ ...group, activeRolloutId: 'd-1' }, { event: 'next-success' }, now);
    expect(shown.notes[0]).toContain('AWS does not document whether this affects the rollout already running.');
  });
});

describe('re-arming', () => {
  test('warns of alarms that are in ALARM, and drops the planned end', () => {
    const items = [makeAlarm({ state: 'ALARM' }), makeAlarm({ name: 'b', state: 'ALARM' }), makeAlarm({ name: 'c' })];
    const bypass = { since: now, sinceIsFirstSeen: false, by: 'a', reason: 'r', until: { at: now }, rearmError: null };
    const group = makeGroup({
      alarms: { ignored: true, ignorePollFailure: false, items },
      bypass,
      activeRolloutId: 'd-1',
    });
    const shown = consequencesOfRearm(group);
    expect(titles(shown)).toEqual([
      'CodeDeploy obeys all 3 alarms of this group again.',
      'webhook-errors and b are in ALARM: the next rollout would be stopped at once.',
      'The planned end of the bypass falls away.',
    ]);
    expect(shown.notes).toHaveLength(1);
  });
  test('a calm group has one step and no notes', () => {
    const shown = consequencesOfRearm(
      makeGroup({ alarms: { ignored: true, ignorePollFailure: false, items: [makeAlarm()] } }),
    );
    expect(titles(shown)).toEqual(['CodeDeploy obeys the one alarm of this group again.']);
    expect(shown.notes).toEqual([]);
  });
});

test.each([
  { ignored: null, title: 'Whether an alarm watches it is not known.' },
  { ignored: false, title: 'No alarm watches it.' },
])('an empty list of alarms is a fact only where it was read: $ignored', ({ ignored, title }) => {
  const group = makeGroup({ alarms: { ignored, ignorePollFailure: null, items: [] } });
  expect(titles(consequencesOfDeploy(group, { toVersion: '64', ignoreAlarms: false, plan: null }))).toContain(title);
});
