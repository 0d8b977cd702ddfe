import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { describeDeployment } from './describe-deployment.ts';
import { rollBackGroup } from './roll-back-group.ts';
import { auditOf, createWorld, mara, type World } from '../../testing/commands/fake-world.ts';

const input = {
  target: 'default',
  application: 'payments',
  group: 'payments-live',
  toVersion: '62',
  reason: 'refunds fail',
  ignoreAlarms: false,
};

describe('rolling a group back', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
  });

  test('makes a deployment from the alias’s version to the wanted one, with the hooks of the last', async () => {
    world.hooks = { before: 'check-before', after: null };
    const rollout = await rollBackGroup(world.deps, mara, input);
    expect(rollout).toMatchObject({ id: 'd-NEW1', candidateVersion: '62', startedBy: 'mara' });
    expect(await world.store.rollouts.find('default', 'd-NEW1')).toMatchObject({ startedBy: 'mara' });
    expect(world.created).toMatchObject([
      {
        configName: null,
        description: 'Sluice: refunds fail (mara)',
        overrideAlarms: null,
        appSpec: {
          functionName: 'payments-webhook',
          alias: 'live',
          currentVersion: '63',
          targetVersion: '62',
          beforeAllowTraffic: 'check-before',
          afterAllowTraffic: null,
        },
      },
    ]);
    expect(await auditOf(world)).toMatchObject([
      {
        action: 'roll-back',
        before: { version: '63' },
        after: { rolloutId: 'd-NEW1', version: '62' },
        outcome: { kind: 'done', awsRequestId: 'r-create' },
      },
    ]);
  });

  test('ignoring the alarms is for this deployment alone, all of them named', async () => {
    await rollBackGroup(world.deps, mara, { ...input, ignoreAlarms: true });
    expect(world.created[0]?.overrideAlarms).toEqual({
      enabled: false,
      ignorePollAlarmFailure: true,
      names: ['webhook-errors', 'webhook-p99'],
    });
    expect(world.alarms.enabled).toBe(true);
  });

  test.each([
    [{ activeRolloutId: 'd-RUNNING1' }, 'GROUP_BUSY', 'd-RUNNING1'],
    [{ aliasState: { version: '62', weights: {}, revisionId: null } }, 'NOTHING_TO_DO', 'already'],
    [
      {
        aliasState: { version: '63', weights: { '61': 10 }, revisionId: null },
        drift: { kind: 'split' as const, version: '63', weights: { '61': 10 } },
      },
      'CONFLICT',
      'split',
    ],
    [{ aliasState: null }, 'STALE_PICTURE', 'has not been read'],
  ])('a group like %j is refused as %s', async (group, code, words) => {
    world.group = group;
    await expect(rollBackGroup(world.deps, mara, input)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words),
    });
    expect(world.acts).toEqual([]);
    expect(await auditOf(world)).toEqual([]);
  });

  test('a version that was never published is refused with the field named', async () => {
    await expect(rollBackGroup(world.deps, mara, { ...input, toVersion: '9' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'toVersion' },
    });
  });

  test('who may not list versions may roll back all the same', async () => {
    world.fail('listVersions', 'AWS_ACCESS_DENIED');
    expect((await rollBackGroup(world.deps, mara, input)).id).toBe('d-NEW1');
  });

  test('a lost answer is looked for in AWS, and nothing is made twice', async () => {
    world.fail('create', 'AWS_UNREACHABLE', { acts: true });
    expect((await rollBackGroup(world.deps, mara, input)).id).toBe('d-NEW1');
    expect(world.acts).toEqual(['create 63→62']);
  });

  test('a lost answer without a deployment stays a failure', async () => {
    world.fail('create', 'AWS_UNREACHABLE');
    await expect(rollBackGroup(world.deps, mara, input)).rejects.toMatchObject({ code: 'AWS_UNREACHABLE' });
    expect(await auditOf(world)).toMatchObject([{ outcome: { kind: 'failed' } }]);
  });

  test('the description is never too long and always ends with the name', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500 }), fc.string({ minLength: 1, maxLength: 100 }), (reason, actor) => {
        const description = describeDeployment(reason, actor);
        expect(description.length).toBeLessThanOrEqual(256);
        expect(description.endsWith(`(${actor})`)).toBe(true);
      }),
    );
  });
});
