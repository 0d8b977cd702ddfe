import { saying } from '../../../testing/commands/saying.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeRollout } from '../../../testing/domain/make-rollout.ts';
import type { BypassUntil } from '../../domain/group/group.ts';
import type { Rollout } from '../../domain/rollout/rollout.ts';
import { makeDeploymentRecord } from '../../../testing/aws/make-deployment-record.ts';
import { createEndDueBypasses } from './end-due-bypasses.ts';
import { createBypassWorld, type BypassWorld } from '../../../testing/commands/bypass-world.ts';
import { auditOf, type World } from '../../../testing/commands/fake-world.ts';

const outside = { sinceIsFirstSeen: true, by: null, reason: null, until: null, rearmError: null };

describe('the end of a bypass', () => {
  let world: World;
  let tick: () => Promise<void>;
  let errors: unknown[];
  let bypass: BypassWorld['bypass'];
  let inSeconds: BypassWorld['inSeconds'];
  beforeEach(async () => {
    ({ world, tick, errors, bypass, inSeconds } = await createBypassWorld());
  });

  const success = (change: Partial<Rollout> = {}) => {
    world.pass(5000);
    world.ended.push(
      makeRollout({
        id: 'd-FIXED1',
        application: 'payments',
        group: 'payments-live',
        status: 'Succeeded',
        createdAt: world.now(),
        startedAt: world.now(),
        completedAt: world.now(),
        ...change,
      }),
    );
  };
  /** As the watcher does for a target that it does not watch. */
  const refuseGroupsOf = (isRefused: (target: string, application: string) => boolean) => {
    const { watcher } = world.deps;
    const group = watcher.group.bind(watcher);
    watcher.group = (target, application, name) => {
      if (isRefused(target, application)) throw new Error(`There is no target named ${target}.`);
      return group(target, application, name);
    };
  };
  const isArmed = () => world.alarms.enabled;

  test.each(['intended', 'active', 'ending'] as const)(
    'one that belongs to no target (%s) is left open, and delays nobody',
    async (state) => {
      const id = 'b-1';
      await bypass({ at: inSeconds(20) });
      const [own] = await world.store.bypasses.open();
      if (own === undefined) throw new Error('there is no bypass');
      await world.store.bypasses.create({ ...own, id, target: 'renamed', since: inSeconds(-9), state });
      refuseGroupsOf((target) => target === 'renamed');
      await tick();
      world.pass(21_000);
      await tick();
      expect(isArmed()).toBe(true);
      expect(errors).toEqual([]);
      expect(await world.store.bypasses.open()).toMatchObject([{ id, target: 'renamed', state }]);
    },
  );

  test('an error about one record does not end the round of the others', async () => {
    await bypass({ at: inSeconds(20) });
    const [own] = await world.store.bypasses.open();
    if (own === undefined) throw new Error('there is no bypass');
    const broken = { ...own, id: 'b-1', application: 'broken', since: inSeconds(-9), until: { at: inSeconds(999) } };
    await world.store.bypasses.create(broken);
    await tick();
    refuseGroupsOf((_, application) => application === 'broken');
    world.pass(21_000);
    await tick();
    expect(isArmed()).toBe(true);
  });

  test('the next success re-arms, in the name of Sluice', async () => {
    await bypass({ event: 'next-success' });
    await tick();
    expect(isArmed()).toBe(false);
    success();
    await tick();
    expect(isArmed()).toBe(true);
    expect(await world.store.bypasses.open()).toEqual([]);
    expect((await auditOf(world)).find((entry) => entry.actor === 'sluice')).toMatchObject({
      action: 're-arm',
      reason: 'urgent fix',
      ends: { by: 'mara', why: { kind: 'success', rolloutId: 'd-FIXED1' } },
      outcome: { kind: 'done' },
    });
    await tick();
    expect(world.acts).toEqual(['alarms off', 'alarms on']);
  });

  test.each<[string, Partial<Rollout>]>([
    ['an automatic rollback', { creator: 'codeDeployRollback' }],
    ['a deployment that undoes another', { rollback: { of: 'd-X', by: null, message: null } }],
    ['a failed deployment', { status: 'Failed' }],
    ['one that started before', { startedAt: '2026-11-21T14:00:00.000Z' }],
    ['one of another group', { group: 'other' }],
  ])('%s is no next success', async (_name, change) => {
    await bypass({ event: 'next-success' });
    success(change);
    await tick();
    expect(isArmed()).toBe(false);
  });

  test('a success that only the store knows counts as well', async () => {
    await bypass({ event: 'next-success' });
    success();
    const [kept] = world.ended.splice(0);
    if (kept === undefined) throw new Error('there is one');
    await world.store.rollouts.save(kept);
    await tick();
    expect(isArmed()).toBe(true);
  });

  test('the time re-arms, not earlier', async () => {
    await bypass({ at: inSeconds(60) });
    world.pass(59_000);
    success();
    world.pass(-5000);
    await tick();
    expect(isArmed()).toBe(false);
    world.pass(2000);
    await tick();
    expect(isArmed()).toBe(true);
  });

  test('refused by AWS, it tries again with growing pauses, shows the refusal, and logs one intent', async () => {
    await bypass({ at: inSeconds(10) });
    world.pass(11_000);
    world.fail('update', 'AWS_ACCESS_DENIED', { times: 3 });
    for (const second of [0, 1, 1, 1, 1, 1]) {
      world.pass(second * 1000);
      await tick();
    }
    expect(errors).toHaveLength(3);
    expect(await world.store.bypasses.open()).toMatchObject([
      { state: 'active', endedHow: 'time', rearmError: 'AWS failed update: AWS_ACCESS_DENIED.' },
    ]);
    const pending = await world.store.audit.pending();
    expect(pending).toHaveLength(1);
    world.pass(60_000);
    await tick();
    expect(isArmed()).toBe(true);
    expect(await world.store.audit.find(pending[0]!.id)).toMatchObject({
      outcome: { kind: 'done', said: saying('It had failed before') },
    });
    expect((await auditOf(world)).filter((entry) => entry.actor === 'sluice')).toHaveLength(1);
  });

  test('without an answer it gives the call three seconds to arrive, and goes on with the same entry after a restart', async () => {
    await bypass({ at: inSeconds(10) });
    world.pass(11_000);
    world.fail('update', 'AWS_UNREACHABLE');
    await tick();
    const afterRestart = createEndDueBypasses(world.deps, (error) => errors.push(error));
    await afterRestart();
    expect(isArmed()).toBe(false);
    world.pass(3000);
    await afterRestart();
    expect(isArmed()).toBe(true);
    expect(await world.store.audit.pending()).toEqual([]);
    expect((await auditOf(world)).filter((entry) => entry.actor === 'sluice')).toHaveLength(1);
  });

  test('a call whose answer was lost and that arrives later is not sent again', async () => {
    await bypass({ at: inSeconds(10) });
    world.pass(11_000);
    world.fail('update', 'AWS_UNREACHABLE');
    await tick();
    world.pass(1000);
    world.alarms.enabled = true;
    await tick();
    expect(await world.store.bypasses.open()).toEqual([]);
    expect(world.acts).toEqual(['alarms off']);
    expect((await auditOf(world)).find((entry) => entry.actor === 'sluice')).toMatchObject({
      outcome: { kind: 'done', said: saying('Found when looking later') },
    });
  });

  test.each<[string, BypassUntil, boolean]>([
    ['the success, before its time', { event: 'next-success', at: '2026-11-21T16:00:00.000Z' }, true],
    ['its time, without a success', { event: 'next-success', at: '2026-11-21T14:04:13.000Z' }, false],
  ])('with both ends it ends by %s', async (_name, until, succeeds) => {
    await bypass(until);
    await tick();
    expect(isArmed()).toBe(false);
    if (succeeds) success();
    else world.pass(5000);
    await tick();
    expect(isArmed()).toBe(true);
  });

  test('a success of the days in which Sluice was not running is found in AWS', async () => {
    await bypass({ event: 'next-success' });
    world.pass(3 * 24 * 3_600_000);
    const { codeDeploy } = world.deps.targets[0]!;
    const createdAt = inSeconds(-24 * 3600);
    codeDeploy.listDeploymentIds = async ({ nextToken }) =>
      nextToken === null ? { ids: ['d-BAD'], nextToken: 'more' } : { ids: ['d-GOOD'], nextToken: null };
    codeDeploy.getDeployments = async (ids) =>
      ids.map((id) =>
        makeDeploymentRecord({
          id,
          createdAt,
          startedAt: createdAt,
          status: id === 'd-GOOD' ? 'Succeeded' : 'Failed',
        }),
      );
    await createEndDueBypasses(world.deps, (error) => errors.push(error))();
    expect(errors).toEqual([]);
    expect(isArmed()).toBe(true);
    expect((await auditOf(world))[0]?.ends?.why).toEqual({ kind: 'success', rolloutId: 'd-GOOD' });
  });

  test('what somebody else began ends by a success since Sluice was asked to end it, not by an older one', async () => {
    world.alarms.enabled = false;
    world.group = {
      bypass: { ...outside, since: inSeconds(-7200) },
      lastRollout: null,
    };
    success({ id: 'd-OLD1', startedAt: inSeconds(-3600) });
    await bypass({ event: 'next-success' });
    await tick();
    expect(isArmed()).toBe(false);
    success();
    await tick();
    expect(isArmed()).toBe(true);
    expect(world.acts).toEqual(['alarms on']);
  });

  test('one group that does not answer does not keep another waiting', async () => {
    await bypass({ at: inSeconds(10) });
    await world.store.bypasses.create({
      ...(await world.store.bypasses.open())[0]!,
      id: 'other',
      group: 'other-group',
      since: inSeconds(-10),
    });
    world.pass(11_000);
    const { codeDeploy } = world.deps.targets[0]!;
    const getGroups = codeDeploy.getGroups.bind(codeDeploy);
    let answer = () => {};
    codeDeploy.getGroups = async (application, names) => {
      if (names[0] === 'other-group') await new Promise<void>((resolve) => (answer = resolve));
      return getGroups(application, names);
    };
    const round = tick();
    await expect.poll(isArmed).toBe(true);
    answer();
    await round;
  });

  test('a database that fails is reported, not thrown', async () => {
    await world.store.close();
    await tick();
    expect(errors).toHaveLength(1);
  });
});
