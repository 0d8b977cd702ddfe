import { saying } from '../../testing/commands/saying.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import type { AuditAction } from '../domain/acting/audit.ts';
import { resolvePendingIntents } from './resolve-pending-intents.ts';
import { beginEntry, paymentsLive } from '../../testing/commands/begin-entry.ts';
import { auditOf, createWorld, type World } from '../../testing/commands/fake-world.ts';

describe('an intent that a killed process left open', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
  });

  async function interrupted(action: AuditAction, change: { actor?: string; target?: string } = {}) {
    const { target: _target, ...names } = paymentsLive;
    const subject = { ...names, rolloutId: 'd-3XQ8T9K1B', functionName: 'payments-webhook', alias: 'live' };
    await beginEntry(world, { id: `a-${action}`, action, subject, ...change });
    world.pass(61_000);
  }
  const resolve = async () => resolvePendingIntents(world.deps, await world.store.audit.pending(), () => undefined);
  const outcome = async () => (await auditOf(world))[0]?.outcome;

  test('a stop that arrived is done', async () => {
    await interrupted('stop-and-roll-back');
    world.deployment = { status: 'Stopped', rolledBackBy: 'd-R', error: 'MANUAL_STOP' };
    expect(await resolve()).toEqual([]);
    expect(await outcome()).toMatchObject({ kind: 'done', said: saying('ended as Stopped') });
  });

  test.each([
    ['stop-and-roll-back', null, 'partly'],
    ['stop-and-roll-back', 'd-R', 'done'],
    ['stop', null, 'done'],
  ] as const)('of a %s that arrived, with a rollback %s, the log says %s', async (action, rolledBackBy, kind) => {
    await interrupted(action);
    world.deployment = { status: 'Stopped', rolledBackBy, error: 'MANUAL_STOP' };
    await resolve();
    expect(await outcome()).toMatchObject({ kind });
  });

  test('a stop that did not arrive failed, whether the rollout runs or was ended by its alarm', async () => {
    await interrupted('stop');
    await resolve();
    expect(await outcome()).toMatchObject({ kind: 'failed', said: saying('goes on') });
    await interrupted('stop-and-roll-back');
    world.deployment = { status: 'Stopped', rolledBackBy: null, error: 'ALARM_ACTIVE' };
    await resolve();
    expect((await auditOf(world)).map((entry) => entry.outcome.kind)).toEqual(['failed', 'failed']);
  });

  test('a roll back is found by its description', async () => {
    await interrupted('roll-back');
    await world.deps.targets[0]!.codeDeploy.createDeployment({
      application: 'payments',
      group: 'payments-live',
      configName: null,
      description: 'Sluice: refunds fail (mara)',
      overrideAlarms: null,
      appSpec: {
        functionName: 'payments-webhook',
        alias: 'live',
        currentVersion: '63',
        targetVersion: '62',
        beforeAllowTraffic: null,
        afterAllowTraffic: null,
      },
    });
    await resolve();
    expect((await auditOf(world))[0]).toMatchObject({ outcome: { kind: 'done' }, after: { rolloutId: 'd-NEW1' } });
  });

  test('a roll back that was never made failed', async () => {
    await interrupted('roll-back');
    await resolve();
    expect(await outcome()).toMatchObject({ kind: 'failed', code: 'INTERRUPTED' });
  });

  test('a call that was on its way when the process was killed may still arrive: a no is not believed for a minute', async () => {
    await interrupted('stop');
    world.pass(-55_000);
    expect(await resolve()).toHaveLength(1);
    expect(await outcome()).toMatchObject({ kind: 'pending' });
    world.deployment = { status: 'Stopped', rolledBackBy: null, error: 'MANUAL_STOP' };
    expect(await resolve()).toEqual([]);
    expect(await outcome()).toMatchObject({ kind: 'done' });
  });

  test('while AWS does not answer it is kept for later', async () => {
    await interrupted('stop');
    world.fail('read', 'AWS_UNREACHABLE');
    expect(await resolve()).toHaveLength(1);
    expect(await resolve()).toEqual([]);
  });

  test('what is about alarms, and other targets, are left alone', async () => {
    await interrupted('re-arm', { actor: 'sluice' });
    await interrupted('stop', { target: 'gone' });
    expect(await resolve()).toEqual([]);
    expect(await world.store.audit.pending()).toHaveLength(2);
  });
});
