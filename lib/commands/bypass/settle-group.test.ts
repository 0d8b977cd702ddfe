import { beforeEach, describe, expect, test } from 'vitest';
import type { AuditAction } from '../../domain/acting/audit.ts';
import type { BypassRecord } from '../../parts/store.ts';
import { beginEntry, paymentsLive } from '../../../testing/commands/begin-entry.ts';
import { auditOf, createWorld, mara, type World } from '../../../testing/commands/fake-world.ts';
import { bypassAlarms } from '../bypass-alarms.ts';
import { createEndDueBypasses } from './end-due-bypasses.ts';
import { rearmAlarms } from '../rearm-alarms.ts';
import { toIso, toMs } from '../../domain/time/iso.ts';

const MINUTE = 60_000;

/** Each test leaves the database as a process killed at some moment would, and starts a new one. */
describe('after a process was killed', () => {
  let world: World;
  let tick: () => Promise<void>;
  const errors: unknown[] = [];
  beforeEach(async () => {
    world = await createWorld();
    errors.length = 0;
    tick = createEndDueBypasses(world.deps, (error) => errors.push(error));
  });

  async function entry(id: string, action: AuditAction, before: Record<string, unknown> | null = null) {
    await beginEntry(world, { id, action, before, actor: id.endsWith('-end') ? 'sluice' : 'mara' });
  }
  async function record(change: Partial<BypassRecord> = {}) {
    await world.store.bypasses.create({
      ...paymentsLive,
      id: 'b',
      since: world.now(),
      by: 'mara',
      reason: 'refunds fail',
      until: { at: toIso(toMs(world.now()) + 60 * MINUTE) },
      origin: 'sluice',
      state: 'intended',
      rearmError: null,
      endedAt: null,
      endedHow: null,
      ...change,
    });
  }
  const outcomes = async () =>
    Object.fromEntries((await auditOf(world)).map(({ id, outcome }) => [id, outcome.kind] as const));
  const kept = () => world.store.bypasses.find('b');

  test('before the record: the intent failed at once, since nothing had been sent', async () => {
    await entry('b', 'bypass');
    await tick();
    expect(await outcomes()).toEqual({ b: 'failed' });
  });

  test('before the call arrived: nothing is believed for a minute, then it never began', async () => {
    await entry('b', 'bypass');
    await record();
    await tick();
    expect(await outcomes()).toEqual({ b: 'pending' });
    world.pass(MINUTE);
    await tick();
    expect(await outcomes()).toEqual({ b: 'failed' });
    expect(await kept()).toMatchObject({ state: 'ended', endedHow: 'never-began' });
    expect(world.acts).toEqual([]);
  });

  test('and the call arrives after the restart: it is a bypass, with its end', async () => {
    await entry('b', 'bypass');
    await record();
    await tick();
    world.alarms.enabled = false;
    await tick();
    expect(await outcomes()).toEqual({ b: 'done' });
    expect(await kept()).toMatchObject({ state: 'active' });
    world.pass(60 * MINUTE);
    await tick();
    expect(world.alarms.enabled).toBe(true);
    expect(await outcomes()).toEqual({ b: 'done', 'b-end': 'done' });
  });

  test('after AWS, before the outcome: the outcome is found, whatever has ended since', async () => {
    await entry('b', 'bypass');
    await record({ state: 'active' });
    world.alarms.enabled = false;
    await tick();
    expect(await outcomes()).toEqual({ b: 'done' });
  });

  test('days later, with the end long past: the intent is settled and the group re-armed, once', async () => {
    await entry('b', 'bypass');
    await record();
    world.alarms.enabled = false;
    world.pass(3 * 24 * 60 * MINUTE);
    await tick();
    await tick();
    expect(world.acts).toEqual(['alarms on']);
    expect(await outcomes()).toEqual({ b: 'done', 'b-end': 'done' });
  });

  test('between the re-arming and its outcome: it is found, and not sent again', async () => {
    await record({ state: 'ending', endedHow: 'time' });
    await entry('b-end', 're-arm');
    world.pass(5 * MINUTE);
    await tick();
    expect(world.acts).toEqual([]);
    expect(await outcomes()).toEqual({ 'b-end': 'done' });
    expect(await kept()).toMatchObject({ state: 'ended', endedHow: 'time' });
  });

  test('between the outcome of the re-arming and the record: what somebody began since is theirs', async () => {
    await record({ state: 'ending', endedHow: 'time' });
    await entry('b-end', 're-arm');
    await world.store.audit.finish('b-end', { kind: 'done', at: world.now(), said: [], awsRequestId: null }, null);
    world.alarms.enabled = false;
    await tick();
    expect(world.acts).toEqual([]);
    expect(await kept()).toMatchObject({ state: 'ended', endedHow: 'time' });
    expect(await world.store.bypasses.open()).toEqual([]);
  });

  test('between the entry of an end outside of Sluice and the record: one entry, and what somebody began since is theirs', async () => {
    await record({ state: 'active' });
    await entry('b', 'bypass');
    const { bypasses } = world.store;
    const update = bypasses.update.bind(bypasses);
    bypasses.update = () => Promise.reject(new Error('killed'));
    world.pass(2 * MINUTE);
    await tick();
    expect(errors).toHaveLength(1);
    bypasses.update = update;
    world.alarms.enabled = false;
    world.pass(MINUTE);
    await tick();
    await tick();
    expect(world.acts).toEqual([]);
    expect(await kept()).toMatchObject({ state: 'ended', endedHow: 'outside' });
    expect(await outcomes()).toEqual({ b: 'done', 'b-ended-outside': 'done' });
  });

  test('the same while Sluice was trying to re-arm: its own entry says that there was nothing left to do', async () => {
    await record({ state: 'active', endedHow: 'time', until: { at: world.now() } });
    await entry('b-end', 're-arm');
    world.pass(2 * MINUTE);
    const { audit } = world.store;
    const finish = audit.finish.bind(audit);
    audit.finish = () => Promise.reject(new Error('killed'));
    await tick();
    expect(errors).toHaveLength(1);
    audit.finish = finish;
    world.alarms.enabled = false;
    world.pass(MINUTE);
    await tick();
    expect(world.acts).toEqual([]);
    expect(await kept()).toMatchObject({ state: 'ended', endedHow: 'outside' });
    expect(await outcomes()).toEqual({ 'b-end': 'failed', 'b-ended-outside': 'done' });
  });

  test('while re-arming by hand, and it had arrived: the bypass ended by hand', async () => {
    await record({ state: 'active' });
    await entry('hand', 're-arm', { bypassId: 'b' });
    await tick();
    expect(await outcomes()).toEqual({ hand: 'done' });
    expect(await kept()).toMatchObject({ state: 'ended', endedHow: 'by-hand' });
  });

  test('while re-arming by hand, and it had not: it failed, and the bypass goes on to its end', async () => {
    await record({ state: 'active' });
    await entry('hand', 're-arm', { bypassId: 'b' });
    world.alarms.enabled = false;
    await tick();
    expect(await outcomes()).toEqual({ hand: 'pending' });
    world.pass(MINUTE);
    await tick();
    expect(await outcomes()).toEqual({ hand: 'failed' });
    expect(await kept()).toMatchObject({ state: 'active' });
  });

  test('a due bypass waits three seconds, no longer, for a re-arming by hand that may still arrive', async () => {
    await record({ state: 'active', until: { at: world.now() } });
    await entry('hand', 're-arm', { bypassId: 'b' });
    world.alarms.enabled = false;
    await tick();
    expect(world.acts).toEqual([]);
    world.pass(3000);
    await tick();
    expect(world.acts).toEqual(['alarms on']);
    expect(await outcomes()).toEqual({ hand: 'failed', 'b-end': 'done' });
  });

  test('after the record of a re-arming by hand, before its outcome: it is done, whatever AWS shows now', async () => {
    await record({ state: 'ended', endedHow: 'by-hand' });
    await entry('hand', 're-arm', { bypassId: 'b' });
    world.alarms.enabled = false;
    await tick();
    expect(await outcomes()).toEqual({ hand: 'done' });
  });

  test('an unfinished re-arming of Sluice does not claim what was done by hand, in this process or the one that was killed', async () => {
    await record({ state: 'ending', endedHow: 'time', until: { at: world.now() } });
    await entry('b-end', 're-arm', { bypassId: 'b' });
    await entry('hand', 're-arm', { bypassId: 'b' });
    await tick();
    await tick();
    expect(await outcomes()).toEqual({ hand: 'done', 'b-end': 'failed' });
    expect(await kept()).toMatchObject({ state: 'ended', endedHow: 'by-hand' });
  });

  test('nor what is done by hand while AWS refuses Sluice', async () => {
    await record({ state: 'active', until: { at: world.now() } });
    world.alarms.enabled = false;
    world.fail('update', 'AWS_ACCESS_DENIED');
    await tick();
    await rearmAlarms(world.deps, mara, { ...paymentsLive, reason: 'now' });
    world.pass(60_000);
    await tick();
    expect(await outcomes()).toMatchObject({ 'b-end': 'failed' });
    expect(Object.values(await outcomes()).filter((kind) => kind === 'done')).toHaveLength(1);
  });

  test('giving an end to what somebody else began is decided by what was kept', async () => {
    world.alarms.enabled = false;
    await entry('x', 'end-bypass-later');
    await entry('b', 'end-bypass-later');
    await record({ state: 'active', origin: 'outside' });
    await tick();
    expect(await outcomes()).toEqual({ x: 'failed', b: 'done' });
  });

  test('what cannot be known yet refuses a new bypass, and never a re-arming', async () => {
    await entry('b', 'bypass');
    await record();
    const input = { ...paymentsLive, reason: 'now', until: { event: 'next-success' as const } };
    await expect(bypassAlarms(world.deps, mara, input)).rejects.toMatchObject({ code: 'CONFLICT' });
    world.alarms.enabled = false;
    await rearmAlarms(world.deps, mara, input);
    expect(await kept()).toMatchObject({ state: 'ended', endedHow: 'by-hand' });
    expect(world.alarms.enabled).toBe(true);
  });

  test('while AWS does not answer it is asked again, with pauses', async () => {
    await entry('b', 'bypass');
    await record();
    world.alarms.enabled = false;
    world.fail('readAlarms', 'AWS_UNREACHABLE', { times: 2 });
    await tick();
    await tick();
    expect(errors).toHaveLength(1);
    world.pass(1000);
    await tick();
    world.pass(2000);
    await tick();
    expect(await outcomes()).toEqual({ b: 'done' });
  });
});
