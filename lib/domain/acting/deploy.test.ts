import { describe, expect, test } from 'vitest';
import { ACTION_NAMES } from './action.ts';
import { actionsOfGroup, actionsOfRollout } from './actions-of.ts';
import { makeGroup } from '../../../testing/domain/make-group.ts';
import { makeRollout } from '../../../testing/domain/make-rollout.ts';
import type { Bypass, Group } from '../group/group.ts';
import { mayBypass, mayEndBypassLater } from './bypass.ts';
import { mayDeploy } from './deploy.ts';
import { mayFixAlias } from './fix-alias.ts';
import type { ActingContext } from './may.ts';

const fresh: ActingContext = { role: 'operator', codedeployAgeMs: 2000, missingPermissions: [] };
const stale: ActingContext = { ...fresh, codedeployAgeMs: 15_001 };
const without = (...actions: string[]): ActingContext => ({
  ...fresh,
  missingPermissions: actions.map((action) => ({ action })),
});

const split = makeGroup({
  aliasState: { version: '63', weights: { '64': 30 }, revisionId: null },
  drift: { kind: 'split', version: '63', weights: { '64': 30 } },
});
const moved = makeGroup({ drift: { kind: 'moved', expectedVersion: '62', version: '63', seenAt: null } });
const gone = makeGroup({ drift: { kind: 'version-gone', version: '63' } });
const busy = makeGroup({ activeRolloutId: 'd-1' });
const unread = makeGroup({ aliasState: null });
const neverDeployed = makeGroup({
  functionName: null,
  alias: null,
  aliasState: null,
  asOf: { codedeploy: '2026-11-21T14:04:10.000Z', lambda: null, cloudwatch: null },
});

describe('mayDeploy', () => {
  const want = { version: '64', ignoreAlarms: false };
  test.each([
    ['a published version', makeGroup(), want],
    ['a version that is not chosen yet', makeGroup(), { ...want, version: null }],
    ['a new version', makeGroup(), { ...want, version: '$LATEST' }],
    ['from the version that the caller saw', makeGroup(), { ...want, fromVersion: '63' }],
    ['an alias that was moved, from where it is now', moved, want],
    [
      'what a version holds that the alias is not on',
      makeGroup(),
      { ...want, version: '$LATEST', heldBy: { version: '64', isNewest: true } },
    ],
    [
      'what an older version holds, which Lambda publishes again',
      makeGroup(),
      { ...want, version: '$LATEST', heldBy: { version: '63', isNewest: false } },
    ],
    ['the first deployment, before its alias is named', neverDeployed, { ...want, version: null }],
  ])('allows %s', (_, group, wanted) => {
    expect(mayDeploy(group, wanted, fresh)).toEqual({ ok: true });
  });

  test.each([
    ['the group is busy', busy, want, fresh, 'GROUP_BUSY', 'd-1 is running for this group'],
    ['the alias was not read', unread, want, fresh, 'STALE_PICTURE', 'has not been read yet'],
    [
      'the alias of the first deployment is not named',
      neverDeployed,
      want,
      fresh,
      'CONFLICT',
      'there is none yet. Name the function and the alias that it is for.',
    ],
    [
      'it would be the same version',
      makeGroup(),
      { ...want, version: '$LATEST', heldBy: { version: '63', isNewest: true } },
      fresh,
      'NOTHING_TO_DO',
      'holds exactly the code and settings of version 63',
    ],
    ['the alias is split', split, want, fresh, 'CONFLICT', 'split between two versions'],
    ['the version behind the alias is gone', gone, want, fresh, 'CONFLICT', 'does not exist any more'],
    ['it is there', makeGroup(), { ...want, version: '63' }, fresh, 'NOTHING_TO_DO', 'is on version 63 already'],
    [
      'the alias moved meanwhile',
      makeGroup(),
      { ...want, fromVersion: '61' },
      fresh,
      'ALIAS_CHANGED',
      'was on 61 when you looked',
    ],
    ['the picture is old', makeGroup(), want, stale, 'STALE_PICTURE', '15 s old'],
  ])('is refused when %s', (_, group, wanted, context, code, words) => {
    expect(mayDeploy(group, wanted, context)).toEqual({
      ok: false,
      code,
      why: expect.stringContaining(words) as string,
    });
  });

  test.each([
    ['codedeploy:CreateDeployment', want],
    ['codedeploy:RegisterApplicationRevision', want],
    ['codedeploy:GetDeploymentConfig', want],
    ['lambda:PublishVersion', { ...want, version: '$LATEST' }],
    ['codedeploy:UpdateDeploymentGroup', { ...want, ignoreAlarms: true }],
  ])('needs %s: that AWS refused it lately is said, and it may be tried', (action, wanted) => {
    const warning = expect.stringContaining(`AWS refused ${action} a short while ago`) as string;
    expect(mayDeploy(makeGroup(), wanted, without(action))).toEqual({ ok: true, warning });
  });

  test('needs no permission for what it does not do', () => {
    expect(mayDeploy(makeGroup(), want, without('lambda:PublishVersion', 'codedeploy:UpdateDeploymentGroup'))).toEqual({
      ok: true,
    });
  });
});

describe('mayFixAlias', () => {
  const transient = makeGroup({ aliasState: split.aliasState, drift: { kind: 'unknown' } });
  test.each([
    ['a split alias, to either version', split, '63'],
    ['a split alias, to either version', split, '64'],
    ['transient weights', transient, '63'],
    ['an alias that was moved, to where it was', moved, '62'],
    ['one whose version is gone', gone, '62'],
    ['before a version is chosen', split, null],
  ])('allows %s', (_, group, version) => {
    expect(mayFixAlias(group, { version }, fresh)).toEqual({ ok: true });
  });
  test.each([
    ['a deployment runs', { ...split, activeRolloutId: 'd-1' }, '63', fresh, 'GROUP_BUSY', 'd-1 is running'],
    ['there is no deployment yet', neverDeployed, '63', fresh, 'NOTHING_TO_DO', 'there is none yet'],
    ['the alias was not read', { ...split, aliasState: null }, '63', fresh, 'STALE_PICTURE', 'not been read'],
    ['it is there already', moved, '63', fresh, 'NOTHING_TO_DO', 'goes to version 63 already'],
    ['the version asked for is the one that is gone', gone, '63', fresh, 'NOTHING_TO_DO', 'choose one that does'],
    ['it is in place', makeGroup(), '62', fresh, 'NOTHING_TO_DO', 'where its last rollout left it'],
    [
      'where it should be is not known',
      makeGroup({ drift: { kind: 'unknown' } }),
      '62',
      fresh,
      'NOTHING_TO_DO',
      'no rollout is known',
    ],
    ['the picture is old', split, '63', stale, 'STALE_PICTURE', '15 s old'],
  ])('is refused when %s', (_, group, version, context, code, words) => {
    expect(mayFixAlias(group, { version }, context)).toEqual({
      ok: false,
      code,
      why: expect.stringContaining(words) as string,
    });
  });
});

function ignoring(bypass: Partial<Bypass> | null): Group {
  const { alarms } = makeGroup();
  return makeGroup({
    alarms: { ...alarms, ignored: true },
    asOf: { codedeploy: '2026-11-21T14:04:10.000Z', lambda: null, cloudwatch: null },
    bypass:
      bypass === null
        ? null
        : {
            since: '2026-11-21T13:10:00.000Z',
            sinceIsFirstSeen: false,
            by: 'ana',
            reason: 'ship the fix',
            until: null,
            rearmError: null,
            ...bypass,
          },
  });
}

describe('two people at once', () => {
  test.each([
    [
      ignoring({ until: { event: 'next-success', at: '2026-11-21T15:04:10.000Z' } }),
      'The alarms are bypassed already, by ana at 13:10 UTC (“ship the fix”): it re-arms itself after the next successful deployment of this group, whatever its version, or at 15:04 UTC, in 1 h, whichever comes first.',
    ],
    [
      ignoring({ by: null, reason: null, sinceIsFirstSeen: true, since: '2026-11-19T08:00:00.000Z' }),
      'The alarms are bypassed already, outside of Sluice, first seen at 2026-11-19 08:00 UTC: it has no end.',
    ],
    [ignoring(null), 'The alarms are bypassed already, outside of Sluice.'],
  ])('%#: the second learns what the first did', (group, why) => {
    expect(mayBypass(group, fresh)).toEqual({ ok: false, code: 'NOTHING_TO_DO', why });
  });
  test('a reason of 10,000 characters is cut short', () => {
    const may = mayBypass(ignoring({ reason: 'x'.repeat(10_000) }), fresh);
    expect(may.ok ? '' : may.why).toHaveLength(
      'The alarms are bypassed already, by ana at 13:10 UTC (“”): it has no end.'.length + 80,
    );
  });
});

describe('mayEndBypassLater', () => {
  test('a bypass without an end may be given one, whoever began it', () => {
    expect(mayEndBypassLater(ignoring(null), fresh)).toEqual({ ok: true });
    expect(mayEndBypassLater(ignoring({ by: null }), fresh)).toEqual({ ok: true });
  });
  test.each([
    ['it has one', ignoring({ until: { event: 'next-success' } }), fresh, 'NOTHING_TO_DO'],
    ['there is no bypass', makeGroup(), fresh, 'NOTHING_TO_DO'],
    [
      'there are no alarms',
      { ...ignoring(null), alarms: { ignored: true, ignorePollFailure: null, items: [] } },
      fresh,
      'NOTHING_TO_DO',
    ],
    [
      'nothing was read',
      makeGroup({ alarms: { ignored: null, ignorePollFailure: null, items: [] } }),
      fresh,
      'STALE_PICTURE',
    ],
  ])('is refused when %s', (_, group, context, code) => {
    expect(mayEndBypassLater(group, context)).toMatchObject({ ok: false, code });
  });
});

test('every action is listed on both pages, in one order', () => {
  const named = (actions: Record<string, { name: string }>) => Object.values(actions).map(({ name }) => name);
  expect(named(actionsOfGroup(split, null, fresh))).toEqual(ACTION_NAMES);
  expect(named(actionsOfRollout(makeRollout(), split, fresh))).toEqual(ACTION_NAMES);
  expect(named(actionsOfRollout(makeRollout(), null, fresh))).toEqual(ACTION_NAMES);
  expect(actionsOfGroup(split, null, fresh)['fix-alias']).toMatchObject({ allowed: true });
});
