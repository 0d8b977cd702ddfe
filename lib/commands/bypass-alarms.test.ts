import { saying } from '../../testing/commands/saying.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { bypassAlarms } from './bypass-alarms.ts';
import { rearmAlarms } from './rearm-alarms.ts';
import { auditOf, createWorld, mara, type World } from '../../testing/commands/fake-world.ts';

const firstSeen = (since: string) => ({
  since,
  sinceIsFirstSeen: true,
  by: null,
  reason: null,
  until: null,
  rearmError: null,
});

const input = {
  target: 'default',
  application: 'payments',
  group: 'payments-live',
  reason: 'the alarm is about the old version',
  until: { event: 'next-success' as const },
};

describe('bypassing and re-arming', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
  });
  const openBypass = () => world.store.bypasses.openFor('default', 'payments', 'payments-live');

  test('changes `enabled` alone, keeps the list and the poll setting, and remembers the end', async () => {
    const group = await bypassAlarms(world.deps, mara, input);
    expect(group.alarms.ignored).toBe(true);
    expect(world.alarms).toEqual({
      enabled: false,
      ignorePollAlarmFailure: true,
      names: ['webhook-errors', 'webhook-p99'],
    });
    expect(await openBypass()).toMatchObject({ state: 'active', by: 'mara', until: { event: 'next-success' } });
    expect(await auditOf(world)).toMatchObject([
      { action: 'bypass', before: { alarmsIgnored: false }, after: { alarmsIgnored: true }, outcome: { kind: 'done' } },
    ]);
  });

  test('re-arming by hand turns the alarms on again and ends the bypass', async () => {
    await bypassAlarms(world.deps, mara, input);
    const group = await rearmAlarms(world.deps, mara, { ...input, reason: 'fix is out' });
    expect(group.alarms.ignored).toBe(false);
    expect(await openBypass()).toBeNull();
    expect(world.acts).toEqual(['alarms off', 'alarms on']);
  });

  test('re-arming works for a group that somebody bypassed elsewhere', async () => {
    world.alarms.enabled = false;
    const group = await rearmAlarms(world.deps, mara, { ...input, reason: 'who did that' });
    expect(group.alarms.ignored).toBe(false);
  });

  test('what is so already is refused without a call', async () => {
    await expect(rearmAlarms(world.deps, mara, input)).rejects.toMatchObject({ code: 'NOTHING_TO_DO' });
    world.alarms.names = [];
    await expect(bypassAlarms(world.deps, mara, input)).rejects.toMatchObject({ code: 'NOTHING_TO_DO' });
    expect(world.acts).toEqual([]);
  });

  test('two people at the same moment bypass once', async () => {
    const both = await Promise.allSettled([
      bypassAlarms(world.deps, mara, input),
      bypassAlarms(world.deps, { name: 'theo', role: 'operator' }, input),
    ]);
    expect(both.map((result) => result.status)).toEqual(['fulfilled', 'rejected']);
    expect(both[1]).toMatchObject({ reason: { code: 'NOTHING_TO_DO' } });
    expect(world.acts).toEqual(['alarms off']);
    expect(await world.store.bypasses.open()).toHaveLength(1);
  });

  test.each([
    ['2026-11-21T14:04:09.000Z', 'has passed'],
    ['2026-11-22T14:05:00.000Z', 'more than 24 hours'],
  ])('an end at %s is refused: %s', async (at, words) => {
    await expect(bypassAlarms(world.deps, mara, { ...input, until: { at } })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining(words),
      details: { field: 'until.at' },
    });
    expect(world.acts).toEqual([]);
  });

  test('a change that AWS takes and does not show is not called done', async () => {
    const [target] = world.deps.targets;
    target!.codeDeploy.updateAlarmConfiguration = async () => ({ requestId: 'r' });
    await expect(bypassAlarms(world.deps, mara, input)).rejects.toMatchObject({ code: 'NOT_VERIFIED' });
    expect(await auditOf(world)).toMatchObject([{ outcome: { kind: 'failed', code: 'NOT_VERIFIED' } }]);
    expect(await openBypass()).toMatchObject({ state: 'intended' });
    await expect(bypassAlarms(world.deps, mara, input)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('with both ends both are kept, and the time is checked', async () => {
    const at = '2026-11-21T15:04:10.000Z';
    await bypassAlarms(world.deps, mara, { ...input, until: { event: 'next-success', at } });
    expect(await openBypass()).toMatchObject({ until: { event: 'next-success', at } });
  });

  test('what somebody else began gets an end, without a call', async () => {
    world.alarms.enabled = false;
    world.group = { bypass: firstSeen('2026-11-19T08:00:00.000Z') };
    const group = await bypassAlarms(world.deps, mara, input);
    expect(group.alarms.ignored).toBe(true);
    expect(world.acts).toEqual([]);
    const [entry] = await auditOf(world);
    expect(entry).toMatchObject({ action: 'end-bypass-later', outcome: { kind: 'done' } });
    expect(await openBypass()).toMatchObject({
      id: entry?.id,
      origin: 'outside',
      since: '2026-11-19T08:00:00.000Z',
      state: 'active',
    });
    await expect(bypassAlarms(world.deps, mara, input)).rejects.toThrow(/already/);
  });

  test('a new bypass closes one that somebody had ended elsewhere', async () => {
    await bypassAlarms(world.deps, mara, input);
    world.alarms.enabled = true;
    await bypassAlarms(world.deps, mara, { ...input, reason: 'again' });
    expect(await world.store.bypasses.open()).toMatchObject([{ reason: 'again' }]);
    const first = (await auditOf(world)).find(({ action, reason }) => action === 'bypass' && reason === input.reason);
    expect(await world.store.bypasses.find(first?.id ?? '')).toMatchObject({ state: 'ended', endedHow: 'outside' });
  });

  test('the list that AWS has now is sent, and one that changes meanwhile is reported', async () => {
    world.onCall = async (operation) => {
      if (operation === 'readAlarms' && !world.alarms.enabled) world.alarms = { ...world.alarms, names: ['theirs'] };
    };
    await bypassAlarms(world.deps, mara, input);
    expect(world.alarms.names).toEqual(['theirs']);
    expect(await auditOf(world)).toMatchObject([
      {
        outcome: { kind: 'done', said: saying('Somebody changed the list') },
        after: { alarms: ['theirs'] },
      },
    ]);
    world.onCall = async () => undefined;
    await rearmAlarms(world.deps, mara, input);
    expect(world.alarms).toMatchObject({ enabled: true, names: ['theirs'] });
  });

  test('a refusal by AWS leaves no bypass behind', async () => {
    world.fail('update', 'AWS_ACCESS_DENIED');
    await expect(bypassAlarms(world.deps, mara, input)).rejects.toMatchObject({ code: 'AWS_ACCESS_DENIED' });
    expect(await openBypass()).toBeNull();
    expect(await auditOf(world)).toMatchObject([{ outcome: { kind: 'refused' } }]);
  });

  test('a lost answer is settled by reading again', async () => {
    world.fail('update', 'AWS_UNREACHABLE', { acts: true });
    expect((await bypassAlarms(world.deps, mara, input)).alarms.ignored).toBe(true);
    world.fail('update', 'AWS_UNREACHABLE', { times: 20 });
    await expect(rearmAlarms(world.deps, mara, input)).rejects.toMatchObject({ code: 'AWS_UNREACHABLE' });
    expect(await openBypass()).toMatchObject({ state: 'active' });
  });

  test('re-arming is sent again when its answer was lost; a bypass, which adds risk, is not', async () => {
    world.fail('update', 'AWS_UNREACHABLE');
    await expect(bypassAlarms(world.deps, mara, input)).rejects.toMatchObject({ code: 'AWS_UNREACHABLE' });
    expect(world.acts).toEqual([]);
    world.alarms.enabled = false;
    world.fail('update', 'AWS_UNREACHABLE', { times: 2 });
    expect((await rearmAlarms(world.deps, mara, input)).alarms.ignored).toBe(false);
    expect(world.acts).toEqual(['alarms on']);
    const rearmed = (await auditOf(world)).find(({ action }) => action === 're-arm');
    expect(rearmed).toMatchObject({ outcome: { said: saying('AWS was asked 3 times.') } });
  });

  test('re-arming goes ahead on what is known while AWS answers no reading, and the log says so', async () => {
    await bypassAlarms(world.deps, mara, input);
    world.onCall = async (operation) => {
      // Until the writing: what is read before it.
      if (operation === 'update') world.clearFailures();
    };
    world.fail('read', 'AWS_THROTTLED', { times: 50 });
    world.fail('readAlarms', 'AWS_THROTTLED', { times: 50 });
    expect((await rearmAlarms(world.deps, mara, input)).alarms.ignored).toBe(false);
    expect(world.acts).toEqual(['alarms off', 'alarms on']);
    expect(world.alarms.names).toEqual(['webhook-errors', 'webhook-p99']);
    const rearmed = (await auditOf(world)).find(({ action }) => action === 're-arm');
    expect(rearmed).toMatchObject({ outcome: { said: saying('AWS could not be read first') } });
  });

  test('when only the last reading of the group fails, the verified state is answered', async () => {
    world.onCall = async (operation) => {
      if (operation === 'update') world.fail('read', 'AWS_UNREACHABLE');
    };
    expect((await bypassAlarms(world.deps, mara, input)).alarms.ignored).toBe(true);
  });
});
