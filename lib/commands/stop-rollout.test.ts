import { saying } from '../../testing/commands/saying.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { stopRollout } from './stop-rollout.ts';
import { auditOf, createWorld, mara, type World } from '../../testing/commands/fake-world.ts';

const input = { target: 'default', id: 'd-3XQ8T9K1B', rollback: true, reason: '5xx on checkout' };

describe('stopping a rollout', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
  });

  test('writes the intent before AWS is called and the outcome after, with the rollback that AWS made', async () => {
    let pendingWhenCalled = 0;
    world.onCall = async (operation) => {
      if (operation === 'stop') pendingWhenCalled = (await world.store.audit.pending()).length;
    };
    world.whileWaiting = () => {
      world.deployment.rolledBackBy = 'd-ROLLBACK1';
    };
    const rollout = await stopRollout(world.deps, mara, input);
    expect(pendingWhenCalled).toBe(1);
    expect(world.acts).toEqual(['stop d-3XQ8T9K1B and roll back']);
    expect(rollout).toMatchObject({ status: 'Stopped', rollback: { by: 'd-ROLLBACK1' } });
    expect(await auditOf(world)).toMatchObject([
      {
        actor: 'mara',
        action: 'stop-and-roll-back',
        reason: '5xx on checkout',
        subject: { rolloutId: 'd-3XQ8T9K1B', functionName: 'orders-api' },
        before: { status: 'InProgress', routedPercent: 40 },
        after: { status: 'Stopped', rolledBackBy: 'd-ROLLBACK1' },
        outcome: { kind: 'done', awsRequestId: 'r-stop' },
      },
    ]);
  });

  test('without rollback does not wait for one, and says so in the log', async () => {
    await stopRollout(world.deps, mara, { ...input, rollback: false });
    expect(world.acts).toEqual(['stop d-3XQ8T9K1B only']);
    expect(await auditOf(world)).toMatchObject([
      { action: 'stop', outcome: { kind: 'done', said: saying('AWS answered Succeeded. d-3XQ8T9K1B is Stopped.') } },
    ]);
  });

  test('one that has ended is refused, AWS is not called and nothing is logged', async () => {
    world.deployment.status = 'Succeeded';
    await expect(stopRollout(world.deps, mara, input)).rejects.toMatchObject({ code: 'ALREADY_ENDED' });
    expect(world.acts).toEqual([]);
    expect(await auditOf(world)).toEqual([]);
  });

  test('a viewer is refused', async () => {
    const viewer = { name: 'vic', role: 'viewer' as const };
    await expect(stopRollout(world.deps, viewer, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('while AWS cannot be read nothing is done, and that is certain', async () => {
    world.fail('read', 'AWS_UNREACHABLE');
    await expect(stopRollout(world.deps, mara, input)).rejects.toMatchObject({
      code: 'STALE_PICTURE',
      message: expect.stringContaining('Nothing was done'),
    });
    expect(world.acts).toEqual([]);
  });

  test('a refusal by AWS is logged as one', async () => {
    world.fail('stop', 'AWS_ACCESS_DENIED');
    await expect(stopRollout(world.deps, mara, input)).rejects.toMatchObject({ code: 'AWS_ACCESS_DENIED' });
    expect(await auditOf(world)).toMatchObject([{ outcome: { kind: 'refused', code: 'AWS_ACCESS_DENIED' } }]);
  });

  test('an answer that was lost counts as done when the rollout is seen to have stopped', async () => {
    world.fail('stop', 'AWS_UNREACHABLE', { acts: true });
    const rollout = await stopRollout(world.deps, mara, { ...input, rollback: false });
    expect(rollout.status).toBe('Stopped');
    expect(await auditOf(world)).toMatchObject([{ outcome: { kind: 'done', said: saying("AWS's answer was lost") } }]);
  });

  test('an answer that was lost with the rollout still running is a failure that leaves it open', async () => {
    world.fail('stop', 'AWS_UNREACHABLE');
    await expect(stopRollout(world.deps, mara, input)).rejects.toMatchObject({ code: 'AWS_UNREACHABLE' });
    expect(await auditOf(world)).toMatchObject([{ outcome: { kind: 'failed', code: 'AWS_UNREACHABLE' } }]);
  });

  test('reading back may fail: what AWS answered stands', async () => {
    world.whileWaiting = () => world.fail('read', 'AWS_THROTTLED');
    world.onCall = async (operation) => {
      if (operation === 'stop') world.fail('read', 'AWS_THROTTLED');
    };
    await stopRollout(world.deps, mara, input);
    expect(await auditOf(world)).toMatchObject([
      { after: null, outcome: { kind: 'done', said: saying('could not be read back') } },
    ]);
  });
});
