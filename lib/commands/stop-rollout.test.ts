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

  test.each([
    ['stopped and rolled back', { rollback: true, ends: 'Stopped', by: 'd-R' }, 'done'],
    ['stopped, and nothing rolls it back', { rollback: true, ends: 'Stopped', by: null }, 'partly'],
    ['ended by itself before the stop arrived', { rollback: true, ends: 'Succeeded', by: null }, 'partly'],
    [
      'failed by itself before the stop arrived, and is rolled back',
      { rollback: true, ends: 'Failed', by: 'd-R' },
      'partly',
    ],
    ['stopped as asked', { rollback: false, ends: 'Stopped', by: null }, 'done'],
    ['ended by itself before a plain stop arrived', { rollback: false, ends: 'Succeeded', by: null }, 'partly'],
  ] as const)('the log tells what happened: %s', async (_what, { rollback, ends, by }, kind) => {
    world.onCall = async (operation) => {
      if (operation === 'read' && world.acts.length > 0) {
        world.deployment.status = ends;
        world.deployment.rolledBackBy = by;
      }
    };
    await stopRollout(world.deps, mara, { ...input, rollback });
    expect(await auditOf(world)).toMatchObject([{ outcome: { kind } }]);
  });

  test('that nothing rolled it back is among what is said', async () => {
    await stopRollout(world.deps, mara, input);
    expect(await auditOf(world)).toMatchObject([{ outcome: { said: saying('No deployment that rolls it back') } }]);
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

  test.each(['AWS_UNREACHABLE', 'AWS_THROTTLED', 'AWS_ACCESS_DENIED', 'AWS_ERROR'] as const)(
    'a reading that ends with %s keeps nobody from it, and the log says so',
    async (code) => {
      world.fail('read', code);
      world.deployment.rolledBackBy = 'd-R';
      await stopRollout(world.deps, mara, input);
      expect(world.acts).toEqual(['stop d-3XQ8T9K1B and roll back']);
      expect(await auditOf(world)).toMatchObject([
        { outcome: { kind: 'done', said: saying('AWS could not be read first') } },
      ]);
    },
  );

  test('a reading that gets no answer is waited for four seconds', async () => {
    const begunMs = world.deps.clock.now().getTime();
    let stoppedAfterMs: number | null = null;
    let reads = 0;
    world.onCall = (operation) => {
      if (operation === 'stop') stoppedAfterMs = world.deps.clock.now().getTime() - begunMs;
      reads += operation === 'read' ? 1 : 0;
      return operation === 'read' && reads === 1 ? new Promise(() => undefined) : Promise.resolve();
    };
    await stopRollout(world.deps, mara, input);
    expect(stoppedAfterMs).toBe(4000);
  });

  test('one that was never read is not stopped blindly', async () => {
    world.fail('read', 'AWS_UNREACHABLE', { times: 20 });
    await expect(stopRollout(world.deps, mara, { ...input, id: 'd-UNKNOWN01' })).rejects.toMatchObject({
      code: 'STALE_PICTURE',
      message: expect.stringContaining('Nothing was done'),
    });
    expect(world.acts).toEqual([]);
  });

  test.each(['AWS_THROTTLED', 'AWS_UNREACHABLE'] as const)(
    'one that Sluice has not seen yet is read until AWS answers: %s',
    async (code) => {
      world.deps.watcher.rollout = () => null;
      world.fail('read', code, { times: 5 });
      expect((await stopRollout(world.deps, mara, input)).status).toBe('Stopped');
      expect(world.acts).toEqual(['stop d-3XQ8T9K1B and roll back']);
    },
  );

  test('what AWS throttles is asked for again, for about ten seconds, and the log says how often', async () => {
    world.fail('stop', 'AWS_THROTTLED', { times: 5 });
    world.deployment.rolledBackBy = 'd-R';
    await stopRollout(world.deps, mara, input);
    expect(await auditOf(world)).toMatchObject([{ outcome: { kind: 'done', said: saying('AWS was asked 6 times.') } }]);
    world.deployment.status = 'InProgress';
    world.fail('stop', 'AWS_THROTTLED', { times: 100 });
    const begunMs = world.deps.clock.now().getTime();
    await expect(stopRollout(world.deps, mara, input)).rejects.toMatchObject({ code: 'AWS_THROTTLED' });
    const tookMs = world.deps.clock.now().getTime() - begunMs;
    expect(tookMs).toBeGreaterThan(7000);
    expect(tookMs).toBeLessThanOrEqual(14_000);
  });

  test('those who wait see that AWS is asked again', async () => {
    const seen: unknown[] = [];
    world.onCall = async (operation) => {
      if (operation === 'stop') seen.push((await auditOf(world))[0]?.outcome);
    };
    world.fail('stop', 'AWS_THROTTLED');
    await stopRollout(world.deps, mara, input);
    expect(seen).toMatchObject([{ kind: 'pending' }, { kind: 'pending', again: { tries: 1 } }]);
  });

  test('one that ended by itself between two tries was not stopped', async () => {
    world.fail('stop', 'AWS_UNREACHABLE');
    world.whileWaiting = () => {
      world.deployment.status = 'Succeeded';
      world.fail('stop', 'ALREADY_ENDED');
    };
    await expect(stopRollout(world.deps, mara, input)).rejects.toMatchObject({ code: 'ALREADY_ENDED' });
    expect(await auditOf(world)).toMatchObject([{ outcome: { kind: 'refused', code: 'ALREADY_ENDED' } }]);
  });

  test('a refusal by AWS is logged as one', async () => {
    world.fail('stop', 'AWS_ACCESS_DENIED');
    await expect(stopRollout(world.deps, mara, input)).rejects.toMatchObject({ code: 'AWS_ACCESS_DENIED' });
    expect(await auditOf(world)).toMatchObject([{ outcome: { kind: 'refused', code: 'AWS_ACCESS_DENIED' } }]);
  });

  test('an answer that was lost counts as done when the rollout is seen to have stopped', async () => {
    world.fail('stop', 'AWS_UNREACHABLE', { acts: true });
    // The second is refused, since the first arrived.
    world.fail('stop', 'ALREADY_ENDED');
    const rollout = await stopRollout(world.deps, mara, { ...input, rollback: false });
    expect(rollout.status).toBe('Stopped');
    expect(await auditOf(world)).toMatchObject([{ outcome: { kind: 'done', said: saying("AWS's answer was lost") } }]);
  });

  test('an answer that was lost with the rollout still running is a failure that leaves it open', async () => {
    world.fail('stop', 'AWS_UNREACHABLE', { times: 20 });
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
      { after: null, outcome: { kind: 'partly', said: saying('could not be read back') } },
    ]);
  });
});
