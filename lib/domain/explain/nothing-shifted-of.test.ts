import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bypassGoesOnOf } from '../acting/bypass.ts';
import { makeAlarm, makeGroup, makeSummary } from '../../../testing/domain/make-group.ts';
import { makeRollout } from '../../../testing/domain/make-rollout.ts';
import { likelyCauseOfHookSilence } from './likely-cause-of-hook-silence.ts';
import { nothingShiftedOf } from './nothing-shifted-of.ts';
import { planOfConfig } from '../plan/plan-of-config.ts';
import type { LifecycleEvent, Rollout } from '../rollout/rollout.ts';

const now = '2026-11-21T14:04:47.000Z';
const idle = { group: null, now };

function event(name: string, status: string, change: Partial<LifecycleEvent> = {}): LifecycleEvent {
  return { name, status, startedAt: null, endedAt: null, hookFunction: null, diagnostics: null, ...change };
}

const unshifted: Partial<Rollout> = {
  shiftStartedAt: null,
  share: { ...makeRollout().share, routedPercent: 0 },
  lifecycle: [event('BeforeAllowTraffic', 'Succeeded'), event('AllowTraffic', 'Skipped')],
};
function ended(status: string, code: string, message: string | null, change: Partial<Rollout> = {}): Rollout {
  return makeRollout({
    ...unshifted,
    status,
    error: { code, message },
    completedAt: '2026-11-21T13:52:42.730Z',
    ...change,
  });
}
const alarms = { ignored: false, items: [makeAlarm({ name: 'orders-errors' })] };
const active = 'Activated alarms: <orders-errors>';
const before = (status: string) => [
  event('BeforeAllowTraffic', status, { startedAt: '2026-11-21T13:52:42.000Z', hookFunction: 'smoke' }),
];

describe('nothingShiftedOf', () => {
  test.each<[string, Rollout, string]>([
    [
      'first-version',
      makeRollout({ status: 'Succeeded', baselineVersion: null }),
      'orders-api:live had no version to shift from: version 42 is the first, and has had all the traffic from the start.',
    ],
    [
      'all-at-once',
      makeRollout({
        status: 'Succeeded',
        plan: planOfConfig('CodeDeployDefault.LambdaAllAtOnce', { type: 'AllAtOnce' }),
      }),
      'CodeDeployDefault.LambdaAllAtOnce moves all traffic at once, so version 42 got it in one step.',
    ],
    [
      'same-version',
      ended('Failed', 'INVALID_LAMBDA_CONFIGURATION', null, { candidateVersion: '41' }),
      'It was to move orders-api:live from version 41 to that same version, so there was nothing to shift.',
    ],
    [
      'alarm-red-at-start',
      ended('Stopped', 'ALARM_ACTIVE', active, { alarms }),
      'orders-errors was in ALARM already, so CodeDeploy stopped it 730 ms after its start, before any call moved.',
    ],
    [
      'alarm-before-traffic',
      ended('Stopped', 'ALARM_ACTIVE', null, { lifecycle: before('Failed'), completedAt: '2026-11-21T13:57:42.000Z' }),
      'An alarm was in ALARM while the hook smoke ran, 5:00 after the start, so it was stopped.',
    ],
    [
      'hook-running',
      makeRollout({ ...unshifted, lifecycle: before('InProgress') }),
      'The hook smoke has run for 12:05 of at most 1:00:00 (3,600 s), and no traffic shifts before it answers.',
    ],
    [
      'hook-failed',
      ended('Failed', 'HOOK_EXECUTION_FAILURE', null, { lifecycle: before('Failed') }),
      'The hook smoke failed, so no traffic shifted.',
    ],
    [
      'conflicting-deployment',
      ended('Failed', 'X', "The Deployment Group 'x' already has an active Deployment 'd-OTHER'"),
      'd-OTHER was running for orders-live, and CodeDeploy runs one at a time for a group.',
    ],
    [
      'alias-elsewhere',
      ended(
        'Failed',
        'INVALID_LAMBDA_CONFIGURATION',
        'The Lambda function alias version does not match the current version in AppSpec file.',
      ),
      'orders-api:live was not wholly on version 41, where its AppSpec starts.',
    ],
    [
      'alias-elsewhere',
      ended('Failed', 'INVALID_LAMBDA_CONFIGURATION', null),
      'orders-api:live was not wholly on version 41, where its AppSpec starts, or it was split between two versions.',
    ],
    [
      'stopped-before-traffic',
      ended('Stopped', 'MANUAL_STOP', null),
      'Somebody, or a program, stopped it before traffic began to shift.',
    ],
  ])('%s', (code, rollout, sentence) => {
    expect(nothingShiftedOf(rollout, idle)).toEqual({ code, sentence, remedy: expect.stringMatching(/\.$/) as string });
  });

  test('an alias that a hand had put on the new version already is not taken for a shift', () => {
    const message = 'The Lambda function alias version does not match the current version in AppSpec file.';
    const share = { ...makeRollout().share, routedPercent: 100 };
    const change = { share, shiftStartedAt: '2026-11-21T13:52:42.000Z' };
    expect(nothingShiftedOf(ended('Failed', 'INVALID_LAMBDA_CONFIGURATION', message, change), idle)?.code).toBe(
      'alias-elsewhere',
    );
  });

  test('one that began, and whose course has not been read, is not said to have shifted nothing', () => {
    const unread = { alarms, lifecycle: [], watched: { from: null, to: null, missing: [] } };
    for (const code of ['ALARM_ACTIVE', 'MANUAL_STOP'])
      expect(nothingShiftedOf(ended('Stopped', code, active, unread), idle)).toBeNull();
    const unstarted = ended('Stopped', 'MANUAL_STOP', null, { lifecycle: [], startedAt: null });
    expect(nothingShiftedOf(unstarted, idle)?.code).toBe('stopped-before-traffic');
  });

  test('a rollout that waits behind another of its group', () => {
    const rollout = makeRollout({ ...unshifted, status: 'Created', startedAt: null, lifecycle: [] });
    expect(nothingShiftedOf(rollout, { group: { activeRolloutId: 'd-OTHER' }, now })?.code).toBe(
      'conflicting-deployment',
    );
    expect(nothingShiftedOf(rollout, { group: { activeRolloutId: rollout.id }, now })).toBeNull();
  });

  test.each([
    ['shifts', makeRollout()],
    ['has shifted in steps', makeRollout({ status: 'Succeeded' })],
    [
      'was stopped while it shifted',
      makeRollout({ status: 'Stopped', error: { code: 'ALARM_ACTIVE', message: active } }),
    ],
    ['is about to shift', makeRollout({ ...unshifted, lifecycle: [] })],
    ['is a rollback', ended('Stopped', 'MANUAL_STOP', null, { rollback: { of: 'd-1', by: null, message: null } })],
    ['failed for another reason', ended('Failed', 'INTERNAL_ERROR', null)],
  ])('says nothing of a rollout that %s', (_, rollout) => {
    expect(nothingShiftedOf(rollout, idle)).toBeNull();
  });

  test('never throws on any message', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('ALARM_ACTIVE', 'INVALID_LAMBDA_CONFIGURATION', 'x'),
        (message, code) => {
          expect(nothingShiftedOf(ended('Failed', code, message), idle)?.sentence ?? '').not.toContain('null');
        },
      ),
    );
  });
});

describe('likelyCauseOfHookSilence', () => {
  const silence = (minutes: number, change: Partial<Parameters<typeof likelyCauseOfHookSilence>[0]> = {}) =>
    likelyCauseOfHookSilence({
      rollout: { id: 'd-1' },
      event: event('BeforeAllowTraffic', 'InProgress', { startedAt: '2026-11-21T13:00:00.000Z' }),
      functionName: 'CodeDeployHook_smoke',
      exists: true,
      invoked: true,
      now: `2026-11-21T${minutes >= 60 ? '14' : '13'}:${String(minutes % 60).padStart(2, '0')}:30.000Z`,
      ...change,
    });
  const failed = (endedAt: string) =>
    event('BeforeAllowTraffic', 'Failed', { startedAt: '2026-11-21T13:00:00.000Z', endedAt });

  test.each([
    [
      silence(4, { exists: false }),
      'There is no function CodeDeployHook_smoke, so CodeDeploy cannot call it: BeforeAllowTraffic fails.',
    ],
    [
      silence(4, { invoked: false }),
      "The log of CodeDeployHook_smoke shows no call in 4:30: the group's service role may not call it, or it is throttled",
    ],
    [silence(4, { invoked: false, functionName: 'smoke' }), 'may call only functions named CodeDeployHook_…'],
    [
      silence(4),
      'CodeDeployHook_smoke was called and has not answered in 4:30: it must call PutLifecycleEventHookExecutionStatus for d-1',
    ],
    [silence(20), 'cannot be running any more, for no function runs longer than 15 minutes'],
    [silence(20), 'The event fails at 14:00 UTC.'],
    [silence(61, { event: failed('2026-11-21T14:00:00.000Z') }), 'did not answer within 3,600 s'],
    [silence(4, { event: failed('2026-11-21T13:00:02.000Z'), invoked: false }), 'shows no call'],
  ])('%#: %s', (cause, words) => {
    expect(cause).toContain(words);
  });

  test.each([
    ['in its first half minute', silence(0)],
    ['whose logs are not known', silence(4, { invoked: null })],
    ['that has not begun', silence(4, { event: event('BeforeAllowTraffic', 'Pending') })],
    [
      'that succeeded',
      silence(4, { event: event('BeforeAllowTraffic', 'Succeeded', { startedAt: now, endedAt: now }) }),
    ],
    ['that answered Failed', silence(4, { event: failed('2026-11-21T13:00:02.000Z') })],
  ])('says nothing of a hook %s', (_, cause) => {
    expect(cause).toBeNull();
  });
});

describe('bypassGoesOnOf', () => {
  const bypass = {
    since: '2026-11-21T12:00:00.000Z',
    sinceIsFirstSeen: false,
    by: 'ana',
    reason: 'r',
    until: { event: 'next-success' as const },
    rearmError: null,
  };
  const { alarms: listed } = makeGroup();
  const bypassed = (lastRollout: ReturnType<typeof makeSummary>, change = {}) =>
    makeGroup({ alarms: { ...listed, ignored: true }, bypass: { ...bypass, ...change }, lastRollout });

  test('a deployment that failed or was rolled back does not end it', () => {
    expect(
      bypassGoesOnOf(bypassed(makeSummary({ status: 'Failed', errorCode: 'HOOK_EXECUTION_FAILURE' })), now),
    ).toEqual({
      sentence:
        'The bypass goes on: d-P4T0YX6QJ did not succeed (Hook failed), which does not end it; it re-arms itself after the next successful deployment of this group, whatever its version.',
      remedy: 'Deploy the fix while the alarms are still ignored, or re-arm them now if there is none yet.',
    });
    const rolledBack = bypassed(makeSummary({ rollbackOf: 'd-BAD' }), { until: null });
    expect(bypassGoesOnOf(rolledBack, now)?.sentence).toContain('d-BAD was rolled back by d-P4T0YX6QJ');
  });

  test.each([
    ['is not bypassed', makeGroup({ lastRollout: makeSummary({ status: 'Failed' }) })],
    ['succeeded', bypassed(makeSummary())],
    ['is running', bypassed(makeSummary({ status: 'InProgress' }))],
    ['failed before the bypass', bypassed(makeSummary({ status: 'Failed', completedAt: '2026-11-21T11:00:00.000Z' }))],
  ])('says nothing where it %s', (_, group) => {
    expect(bypassGoesOnOf(group, now)).toBeNull();
  });
});
