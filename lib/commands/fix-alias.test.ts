import { saying } from '../../testing/commands/saying.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { beginEntry, paymentsLive } from '../../testing/commands/begin-entry.ts';
import { auditOf, createWorld, mara, type World } from '../../testing/commands/fake-world.ts';
import { fixAlias } from './fix-alias.ts';
import { resolvePendingIntents } from './resolve-pending-intents.ts';

const input = {
  ...paymentsLive,
  version: '62',
  revisionId: 'r-seen',
  reason: 'left split by the stop',
};
const split = {
  aliasState: { version: '62', weights: { '63': 10 }, revisionId: 'r-seen' },
  drift: { kind: 'split' as const, version: '62', weights: { '63': 10 } },
};

describe('putting an alias right', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
    world.group = split;
  });
  test('gives all traffic to one version, and the log says what it undid', async () => {
    const group = await fixAlias(world.deps, mara, input);
    expect(group.aliasState).toMatchObject({ version: '62', weights: {} });
    expect(world.acts).toEqual(['alias → 62']);
    expect(await auditOf(world)).toMatchObject([
      {
        action: 'fix-alias',
        before: { version: '62', weights: { '63': 10 }, toVersion: '62' },
        after: { version: '62', weights: {} },
        outcome: { kind: 'done', said: saying('All traffic goes to version 62.'), awsRequestId: 'r-alias' },
      },
    ]);
  });

  test('an alias that has changed since the caller looked is left alone', async () => {
    await expect(fixAlias(world.deps, mara, { ...input, revisionId: 'r-old' })).rejects.toMatchObject({
      code: 'ALIAS_CHANGED',
      message: expect.stringContaining('10% to version 63'),
    });
    expect(world.acts).toEqual([]);
    expect(await auditOf(world)).toEqual([]);
  });

  test('one that changes between the reading and the call is left alone too, by AWS', async () => {
    world.onCall = async (operation) => {
      if (operation === 'updateAlias')
        world.group = { ...split, aliasState: { ...split.aliasState, revisionId: 'r-new' } };
    };
    await expect(fixAlias(world.deps, mara, input)).rejects.toMatchObject({ code: 'ALIAS_CHANGED' });
    expect(await auditOf(world)).toMatchObject([{ outcome: { kind: 'refused' } }]);
  });

  test.each([
    [{ activeRolloutId: 'd-RUNNING1' }, 'GROUP_BUSY'],
    [
      {
        drift: { kind: 'shifting' as const },
        aliasUse: { groups: [], running: { id: 'd-A', application: 'old', group: 'g-old' }, leftBy: null },
      },
      'GROUP_BUSY',
    ],
    [
      { aliasState: { version: '62', weights: {}, revisionId: 'r-seen' }, drift: { kind: 'in-place' as const } },
      'NOTHING_TO_DO',
    ],
    [{ aliasState: null }, 'STALE_PICTURE'],
  ])('a group like %j is refused as %s', async (group, code) => {
    world.group = group;
    await expect(fixAlias(world.deps, mara, input)).rejects.toMatchObject({ code });
    expect(world.acts).toEqual([]);
  });

  test('a version that is not published is refused, and named', async () => {
    await expect(fixAlias(world.deps, mara, { ...input, version: '9' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'version' },
    });
  });

  test('who may only watch may not', async () => {
    await expect(fixAlias(world.deps, { name: 'vic', role: 'viewer' }, input)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  test('a lost answer is settled by reading again', async () => {
    world.fail('updateAlias', 'AWS_UNREACHABLE', { acts: true });
    expect((await fixAlias(world.deps, mara, input)).aliasState).toMatchObject({ weights: {} });
    expect(await auditOf(world)).toMatchObject([{ outcome: { said: saying('lost') } }]);
  });

  test('a lost answer without a change stays a failure', async () => {
    world.fail('updateAlias', 'AWS_UNREACHABLE');
    await expect(fixAlias(world.deps, mara, input)).rejects.toMatchObject({ code: 'AWS_UNREACHABLE' });
    expect(await auditOf(world)).toMatchObject([{ outcome: { kind: 'failed' } }]);
  });

  test('what cannot be read back is not called done', async () => {
    world.onCall = async (operation) => {
      if (operation === 'updateAlias') world.fail('readAlias', 'AWS_THROTTLED');
    };
    await expect(fixAlias(world.deps, mara, input)).rejects.toMatchObject({ code: 'NOT_VERIFIED' });
  });

  test.each([
    ['after the call', { version: '62', weights: {}, revisionId: 'r-new' }, 'done'],
    ['before it', split.aliasState, 'failed'],
  ])('a process that was killed %s', async (_name, aliasState, kind) => {
    await beginEntry(world, {
      id: 'a',
      action: 'fix-alias',
      before: { version: '62', weights: { '63': 10 }, toVersion: '62' },
    });
    world.group = { aliasState };
    world.pass(61_000);
    await resolvePendingIntents(world.deps, await world.store.audit.pending(), () => undefined);
    expect(await world.store.audit.find('a')).toMatchObject({ outcome: { kind } });
  });
});
