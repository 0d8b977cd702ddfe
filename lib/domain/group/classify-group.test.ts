import { describe, expect, test } from 'vitest';
import { needsAttention } from './attention-of.ts';
import { classifyGroup } from './classify-group.ts';
import { deploymentConsoleUrl, groupConsoleUrl } from '../rollout/console-url.ts';
import { makeAlarm, makeGroup, makeSummary } from '../../../testing/domain/make-group.ts';
import { makeRollout } from '../../../testing/domain/make-rollout.ts';
import { makeSlowVerdict, makeVerdict } from '../../../testing/domain/make-verdict.ts';

const now = '2026-11-21T14:00:00.000Z';

describe('needsAttention', () => {
  const bypass = {
    since: now,
    sinceIsFirstSeen: false,
    by: 'a.ruiz',
    reason: 'fix',
    until: null,
    rearmError: 'AccessDenied',
  };
  test.each([
    ['nothing', makeGroup({ lastRollout: makeSummary() }), []],
    [
      'an alarm in ALARM, and one that does not exist',
      makeGroup({
        alarms: {
          ignored: false,
          ignorePollFailure: false,
          items: [makeAlarm({ state: 'ALARM' }), makeAlarm({ name: 'gone', state: 'NOT_FOUND' })],
        },
      }),
      ['webhook-errors is in ALARM.', 'No alarm is named gone.'],
    ],
    [
      'a split alias',
      makeGroup({ drift: { kind: 'split', version: '33', weights: { '34': 30 } } }),
      ['The alias is split between two versions and no rollout is running.'],
    ],
    [
      'a moved alias',
      makeGroup({ drift: { kind: 'moved', seenAt: null, version: '12', expectedVersion: '13' } }),
      ['The alias is on version 12, its last rollout left it on 13.'],
    ],
    [
      'a bypass that cannot be ended',
      makeGroup({ bypass }),
      ['The alarms should be armed again, but AWS refuses: AccessDenied'],
    ],
    [
      'a rollout that its alarm stopped',
      makeGroup({ lastRollout: makeSummary({ status: 'Stopped', errorCode: 'ALARM_ACTIVE', rolledBackBy: 'd-2' }) }),
      ['Last rollout: Stopped by alarm, rolled back.'],
    ],
    [
      'its rollback, when that is the last',
      makeGroup({ lastRollout: makeSummary({ rollbackOf: 'd-1' }) }),
      ['The last rollout was rolled back.'],
    ],
    [
      'a stop by hand, which somebody knows of',
      makeGroup({ lastRollout: makeSummary({ status: 'Stopped', errorCode: 'MANUAL_STOP' }) }),
      [],
    ],
    [
      'a failure of the day before yesterday',
      makeGroup({ lastRollout: makeSummary({ status: 'Failed', completedAt: '2026-11-19T14:00:00.000Z' }) }),
      [],
    ],
  ])('names %s', (_, group, reasons) => {
    expect(needsAttention(group, null, now).reasons).toEqual(reasons);
  });

  test('a running rollout that fails more often comes first', () => {
    const verdict = makeVerdict();
    const [first] = needsAttention(makeGroup(), makeRollout({ verdict }), now).reasons;
    expect(first).toBe(
      'Version 42 fails more often: 17 of 412 calls against 9 of 3,702 calls; chance of a false alarm under 1%.',
    );
    const slow = makeSlowVerdict();
    const slower = makeRollout({ verdict: makeVerdict({ kind: 'no-difference', worse: null, slow }) });
    expect(needsAttention(makeGroup(), slower, now).reasons[0]).toBe(
      'Version 42 is slow more often over 190 ms: 40 of 200 calls against 72 of 1,800 calls; chance of a false alarm under 1%.',
    );
    expect(needsAttention(makeGroup(), makeRollout({ verdict, status: 'Stopped' }), now).reasons).toEqual([]);
  });
});

describe('classifyGroup', () => {
  test('a calm group is idle and nothing else', () => {
    expect(classifyGroup(makeGroup(), null, now)).toEqual({
      shifting: false,
      attention: false,
      bypassed: false,
      drifted: false,
      idle: true,
    });
  });
  test('a group with a running rollout is shifting and not idle', () => {
    expect(classifyGroup(makeGroup({ activeRolloutId: 'd-1' }), makeRollout(), now)).toMatchObject({
      shifting: true,
      idle: false,
    });
  });
  test('alarms that somebody ignores elsewhere count as bypassed, a group without alarms does not', () => {
    const { alarms } = makeGroup();
    expect(classifyGroup(makeGroup({ alarms: { ...alarms, ignored: true } }), null, now).bypassed).toBe(true);
    expect(classifyGroup(makeGroup({ alarms: { ...alarms, ignored: true, items: [] } }), null, now).bypassed).toBe(
      false,
    );
  });
  test('a split alias is drifted and wants attention', () => {
    const group = makeGroup({ drift: { kind: 'split', version: '1', weights: { '2': 10 } } });
    expect(classifyGroup(group, null, now)).toMatchObject({ drifted: true, attention: true, idle: true });
  });
});

describe('console URLs', () => {
  test.each([
    ['eu-west-1', 'https://eu-west-1.console.aws.amazon.com/codesuite/codedeploy/deployments/d-1?region=eu-west-1'],
    ['cn-north-1', 'https://cn-north-1.console.amazonaws.cn/codesuite/codedeploy/deployments/d-1?region=cn-north-1'],
    [
      'us-gov-west-1',
      'https://us-gov-west-1.console.amazonaws-us-gov.com/codesuite/codedeploy/deployments/d-1?region=us-gov-west-1',
    ],
  ])('a deployment in %s', (region, url) => {
    expect(deploymentConsoleUrl(region, 'd-1')).toBe(url);
  });
  test("a group's names are escaped, and a region cannot name another host", () => {
    expect(groupConsoleUrl('eu-west-1', 'a/b', 'c d')).toBe(
      'https://eu-west-1.console.aws.amazon.com/codesuite/codedeploy/applications/a%2Fb/deployment-groups/c%20d?region=eu-west-1',
    );
    expect(new URL(deploymentConsoleUrl('evil.example/', 'd-1')).hostname).toBe('us-east-1.console.aws.amazon.com');
  });
});
