import { saying } from '../../../testing/commands/saying.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { paymentsLive } from '../../../testing/commands/begin-entry.ts';
import { createBypassWorld, type BypassWorld } from '../../../testing/commands/bypass-world.ts';
import { auditOf, mara, type World } from '../../../testing/commands/fake-world.ts';
import { rearmAlarms } from '../rearm-alarms.ts';

describe('a bypass that ends outside of Sluice', () => {
  let world: World;
  let tick: () => Promise<void>;
  let errors: unknown[];
  let bypass: BypassWorld['bypass'];
  let inSeconds: BypassWorld['inSeconds'];
  beforeEach(async () => {
    ({ world, tick, errors, bypass, inSeconds } = await createBypassWorld());
  });

  test('one that somebody ended in the console is closed without a call, once a late change cannot arrive any more', async () => {
    await bypass({ at: inSeconds(600) });
    world.alarms.enabled = true;
    world.pass(59_000);
    await tick();
    expect(await world.store.bypasses.open()).toHaveLength(1);
    world.pass(2000);
    await tick();
    expect(await world.store.bypasses.open()).toEqual([]);
    expect(world.acts).toEqual(['alarms off']);
    const [entry] = await auditOf(world);
    expect(entry).toMatchObject({
      at: world.now(),
      actor: 'outside Sluice',
      action: 'bypass-ended',
      subject: { application: 'payments', group: 'payments-live', functionName: 'payments-webhook', alias: 'live' },
      reason: 'urgent fix',
      ends: { by: 'mara', why: { kind: 'elsewhere' } },
      before: { alarmsIgnored: true, bypassedBy: 'mara' },
      after: { alarmsIgnored: false, alarms: ['webhook-errors', 'webhook-p99'] },
      outcome: {
        kind: 'done',
        at: world.now(),
        said: saying('The alarms are obeyed, and Sluice did not do it'),
      },
    });
    await tick();
    expect((await auditOf(world)).map(({ action }) => action)).toEqual(['bypass-ended', 'bypass']);
  });

  test('after a re-arming by hand of which no answer came, the log does not say that it was somebody else', async () => {
    await bypass({ at: inSeconds(600) });
    world.fail('update', 'AWS_UNREACHABLE', { times: 20 });
    await expect(rearmAlarms(world.deps, mara, { ...paymentsLive, reason: 'now' })).rejects.toMatchObject({
      code: 'AWS_UNREACHABLE',
    });
    world.clearFailures();
    world.alarms.enabled = true;
    world.pass(61_000);
    await tick();
    const [entry] = await auditOf(world);
    expect(entry).toMatchObject({
      action: 'bypass-ended',
      outcome: { said: saying('or the re-arming that mara asked for') },
    });
  });

  test('a group whose alarms were taken away needs no re-arming', async () => {
    await bypass({ at: inSeconds(10) });
    world.pass(11_000);
    world.alarms.names = [];
    await tick();
    expect(await world.store.bypasses.open()).toEqual([]);
    expect((await auditOf(world))[0]).toMatchObject({
      action: 'bypass-ended',
      outcome: { said: saying('The group has no alarms any more') },
    });
    expect(errors).toEqual([]);
  });

  test('a group that was deleted closes its bypass, before the end as well', async () => {
    await bypass({ event: 'next-success' });
    world.deps.targets[0]!.codeDeploy.getGroups = async () => [];
    await tick();
    expect(await world.store.bypasses.open()).toEqual([]);
    expect(errors).toEqual([]);
    const [ended, begun] = await auditOf(world);
    expect(await world.store.bypasses.find(begun?.id ?? '')).toMatchObject({ state: 'ended', endedHow: 'outside' });
    expect(ended).toMatchObject({
      actor: 'outside Sluice',
      action: 'bypass-ended',
      after: null,
      outcome: { kind: 'done', said: saying('AWS does not have the group any more') },
    });
  });

  test('turned on elsewhere while AWS refused Sluice: the intent says that there was nothing left to do', async () => {
    await bypass({ at: inSeconds(10) });
    world.pass(11_000);
    world.fail('update', 'AWS_ACCESS_DENIED');
    await tick();
    world.alarms.enabled = true;
    world.pass(60_000);
    await tick();
    expect(await world.store.bypasses.open()).toEqual([]);
    expect((await auditOf(world)).find((entry) => entry.actor === 'sluice')).toMatchObject({
      outcome: { kind: 'failed', code: 'NOTHING_TO_DO' },
    });
    expect((await auditOf(world)).filter(({ action }) => action === 'bypass-ended')).toHaveLength(1);
  });
});
