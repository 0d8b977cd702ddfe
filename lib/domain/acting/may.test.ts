import { describe, expect, test } from 'vitest';
import type { Action } from './action.ts';
import { actionsOfGroup, actionsOfRollout } from './actions-of.ts';
import { makeGroup } from '../../../testing/domain/make-group.ts';
import { makeRollout } from '../../../testing/domain/make-rollout.ts';
import { mayBypass, mayEndBypassLater } from './bypass.ts';
import { mayDeploy } from './deploy.ts';
import { mayFixAlias } from './fix-alias.ts';
import { mayRearm } from './rearm.ts';
import { mayRollBack } from './roll-back.ts';
import { mayStop } from './stop.ts';
import type { ActingContext } from './may.ts';

const fresh: ActingContext = { role: 'operator', codedeployAgeMs: 2000, missingPermissions: [] };
const stale: ActingContext = { ...fresh, codedeployAgeMs: 15_001 };
const unread: ActingContext = { ...fresh, codedeployAgeMs: null };

describe('mayStop', () => {
  test('a running rollout may be stopped, also at 15 s of age', () => {
    expect(mayStop(makeRollout(), fresh)).toEqual({ ok: true });
    expect(mayStop(makeRollout(), { ...fresh, codedeployAgeMs: 15_000 })).toEqual({ ok: true });
  });
  test.each([
    [
      makeRollout({ status: 'Succeeded', completedAt: '2026-11-21T14:07:31.000Z' }),
      fresh,
      'ALREADY_ENDED',
      'd-3XQ8T9K1B has ended at 14:07:31 UTC: Succeeded.',
    ],
    [
      makeRollout({ status: 'Succeeded', completedAt: '2026-11-21T14:07:31.000Z' }),
      stale,
      'ALREADY_ENDED',
      'd-3XQ8T9K1B has ended at 14:07:31 UTC: Succeeded.',
    ],
  ])('%#: is refused with %s', (rollout, context, code, why) => {
    expect(mayStop(rollout, context)).toEqual({ ok: false, code, why });
  });
  test.each([
    [stale, 'What you see is 15 s old: CodeDeploy has not answered since. Sluice tries again by itself.'],
    [unread, 'CodeDeploy has not been read yet.'],
    [
      { ...stale, isCutOff: true },
      'What you see is 15 s old: Sluice has not answered since. The page tries again by itself.',
    ],
  ])('%#: an old picture is said, and keeps nobody from it', (context, warning) => {
    const anyway = 'It is read again first, and this goes ahead if that fails.';
    expect(mayStop(makeRollout(), context)).toEqual({ ok: true, warning: `${warning} ${anyway}` });
  });
});

describe('mayRollBack', () => {
  const want = { toVersion: '61', ignoreAlarms: false };
  const split = makeGroup({
    aliasState: { version: '33', weights: { '34': 30 }, revisionId: null },
    drift: { kind: 'split', version: '33', weights: { '34': 30 } },
  });
  test('an idle group may be rolled back', () => {
    expect(mayRollBack(makeGroup(), want, fresh)).toEqual({ ok: true });
    expect(mayRollBack(makeGroup(), { toVersion: null, ignoreAlarms: false }, fresh)).toEqual({ ok: true });
  });
  test.each([
    ['a rollout runs', makeGroup({ activeRolloutId: 'd-1' }), want, fresh, 'GROUP_BUSY'],
    ['the alias was not read', makeGroup({ aliasState: null }), want, fresh, 'STALE_PICTURE'],
    ['the function is not known', makeGroup({ functionName: null }), want, fresh, 'STALE_PICTURE'],
    ['it is there already', makeGroup(), { ...want, toVersion: '63' }, fresh, 'NOTHING_TO_DO'],
    ['the alias is split', split, want, fresh, 'CONFLICT'],
    ['the alias is split, to the version that has the rest', split, { ...want, toVersion: '33' }, fresh, 'CONFLICT'],
    [
      'it never deployed',
      makeGroup({
        functionName: null,
        alias: null,
        aliasState: null,
        asOf: { ...makeGroup().asOf, codedeploy: makeRollout().createdAt },
      }),
      { ...want, toVersion: null },
      fresh,
      'NOTHING_TO_DO',
    ],
    ['the picture is old', makeGroup(), want, stale, 'STALE_PICTURE'],
  ])('is refused when %s', (_, group, wanted, context, code) => {
    expect(mayRollBack(group, wanted, context)).toMatchObject({ ok: false, code });
  });
  test('a split alias comes with the command that settles it', () => {
    expect(mayRollBack(split, want, fresh)).toMatchObject({
      why: expect.stringContaining('put all traffic on one of them first') as string,
    });
  });
});

describe('mayBypass and mayRearm', () => {
  const armed = makeGroup();
  const ignored = makeGroup({ alarms: { ...armed.alarms, ignored: true } });
  const unknown = makeGroup({ alarms: { ...armed.alarms, ignored: null } });
  const none = makeGroup({ alarms: { ignored: false, ignorePollFailure: false, items: [] } });
  const noneIgnored = makeGroup({ alarms: { ignored: true, ignorePollFailure: false, items: [] } });
  test('armed alarms may be bypassed, bypassed ones re-armed', () => {
    expect(mayBypass(armed, fresh)).toEqual({ ok: true });
    expect(mayRearm(ignored, fresh)).toEqual({ ok: true });
  });
  test.each([
    [ignored, fresh, 'NOTHING_TO_DO'],
    [none, fresh, 'NOTHING_TO_DO'],
    [unknown, fresh, 'STALE_PICTURE'],
    [armed, stale, 'STALE_PICTURE'],
  ])('%#: a bypass is refused with %s', (group, context, code) => {
    expect(mayBypass(group, context)).toMatchObject({ ok: false, code });
  });
  test.each([
    [armed, fresh, 'NOTHING_TO_DO'],
    [noneIgnored, fresh, 'NOTHING_TO_DO'],
  ])('%#: re-arming is refused with %s', (group, context, code) => {
    expect(mayRearm(group, context)).toMatchObject({ ok: false, code });
  });
  test('re-arming waits for no reading', () => {
    expect(mayRearm(ignored, stale)).toMatchObject({ ok: true, warning: expect.stringContaining('15 s old') });
    expect(mayRearm(unknown, fresh)).toMatchObject({ ok: true, warning: expect.stringContaining('not been read') });
  });
});

describe('actions', () => {
  function allowed(actions: Record<string, Action>): string[] {
    return Object.values(actions)
      .filter((action) => action.allowed)
      .map((action) => action.name);
  }
  test('a running rollout can be stopped, and its alarms bypassed', () => {
    const group = makeGroup({ activeRolloutId: 'd-3XQ8T9K1B' });
    expect(allowed(actionsOfRollout(makeRollout(), group, fresh))).toEqual(['stop', 'stop-and-roll-back', 'bypass']);
    expect(allowed(actionsOfGroup(group, makeRollout(), fresh))).toEqual(['stop', 'stop-and-roll-back', 'bypass']);
  });
  test('an ended rollout can be rolled back', () => {
    const rollout = makeRollout({ status: 'Succeeded' });
    expect(allowed(actionsOfRollout(rollout, makeGroup(), fresh))).toEqual(['roll-back', 'deploy', 'bypass']);
    expect(allowed(actionsOfGroup(makeGroup(), null, fresh))).toEqual(['roll-back', 'deploy', 'bypass']);
  });
  test('every refusal has a sentence, and what is allowed has none', () => {
    for (const action of [
      ...Object.values(actionsOfRollout(makeRollout(), null, stale)),
      ...Object.values(actionsOfGroup(makeGroup(), null, fresh)),
    ]) {
      expect(action.why === null).toBe(action.allowed);
      expect(action.why ?? 'Allowed.').toMatch(/[.}]$/);
    }
  });
  const ended = makeRollout({ status: 'Succeeded' });
  const bypassed = makeGroup({ alarms: { ...makeGroup().alarms, ignored: true } });
  const viewer: ActingContext = { ...fresh, role: 'viewer' };
  test.each([
    ['a running rollout', (who: ActingContext) => actionsOfRollout(makeRollout(), makeGroup(), who)],
    ['an ended rollout', (who: ActingContext) => actionsOfRollout(ended, makeGroup(), who)],
    ['a rollout whose group has not been read', (who: ActingContext) => actionsOfRollout(ended, null, who)],
    ['a group with a rollout', (who: ActingContext) => actionsOfGroup(makeGroup(), makeRollout(), who)],
    ['an idle group', (who: ActingContext) => actionsOfGroup(makeGroup(), null, who)],
    ['a bypassed group', (who: ActingContext) => actionsOfGroup(bypassed, null, who)],
    [
      'a picture that is old',
      (who: ActingContext) => actionsOfGroup(bypassed, null, { ...who, codedeployAgeMs: null }),
    ],
  ])('who may only watch gets that answer for every action: %s', (_, actionsFor) => {
    const whys = new Set(Object.values(actionsFor(viewer)).map(({ allowed: may, why }) => (may ? 'allowed' : why)));
    expect(whys).toEqual(new Set(['You may watch, but not act: that needs the role operator.']));
    expect(Object.values(actionsFor(fresh)).map(({ why }) => why)).not.toContain([...whys][0]);
  });
  test.each([
    ['stop', mayStop(ended, viewer)],
    ['roll back', mayRollBack(makeGroup({ activeRolloutId: 'd-1' }), { toVersion: null, ignoreAlarms: false }, viewer)],
    ['deploy', mayDeploy(makeGroup({ aliasState: null }), { version: null, ignoreAlarms: false }, viewer)],
    ['fix an alias', mayFixAlias(makeGroup(), { version: null }, viewer)],
    ['bypass', mayBypass(bypassed, viewer)],
    ['end a bypass later', mayEndBypassLater(makeGroup(), viewer)],
    ['re-arm', mayRearm(makeGroup(), viewer)],
  ])('the role is the first thing that keeps somebody from it: %s', (_, may) => {
    expect(may).toMatchObject({ ok: false, code: 'FORBIDDEN' });
  });
});
