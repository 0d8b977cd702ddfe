import { beforeEach, describe, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import type { AuditOutcome } from '../domain/acting/audit.ts';
import type { Said } from '../domain/acting/said.ts';
import { beginEntry } from '../../testing/commands/begin-entry.ts';
import { once } from './once.ts';
import { createWorld, type World } from '../../testing/commands/fake-world.ts';

describe('a command sent twice', () => {
  let world: World;
  let runs: number;
  beforeEach(async () => {
    world = await createWorld();
    runs = 0;
  });
  const send = (key: string | null, request: unknown = 'stop', run = async () => ({ run: (runs += 1) })) =>
    once<unknown>(world.deps, key, request, {
      mayTryAgain: (error) => error instanceof RangeError,
      run,
      recall: async ({ id }) => ({ recalled: id }),
    });

  test('acts once, also when both arrive at the same moment', async () => {
    expect(await Promise.all([send('k'), send('k')])).toEqual([{ run: 1 }, { run: 1 }]);
    expect(await send('k')).toEqual({ run: 1 });
    expect(runs).toBe(1);
  });

  test('without a key acts each time, with another key too', async () => {
    await send(null);
    await send(null);
    await send('a');
    await send('b');
    expect(runs).toBe(4);
  });

  test('the same key for something else is a conflict', async () => {
    await send('k');
    await expect(send('k', 'roll back')).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('a failure in which nothing was done frees the key', async () => {
    await expect(send('k', 'stop', () => Promise.reject(new RangeError('refused')))).rejects.toThrow('refused');
    expect(await send('k')).toEqual({ run: 1 });
  });

  test('a failure that leaves it open whether AWS acted keeps the key taken', async () => {
    await expect(send('k', 'stop', () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
    await expect(send('k')).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(runs).toBe(0);
  });

  describe('whose first call was lost in a crash', () => {
    const at = '2026-11-21T14:06:00.000Z';
    const said: Said[] = [{ kind: 'words', text: 'so it was' }];
    /** As a killed process leaves it: the key is taken, the intent is written and noted. */
    async function crashed(outcome: AuditOutcome): Promise<void> {
      await crash(world);
      if (outcome.kind !== 'pending') await world.store.audit.finish('i-1', outcome, null);
    }

    test.each<[string, AuditOutcome, unknown]>([
      ['done', { kind: 'done', at, said, awsRequestId: null }, { recalled: 'i-1' }],
      ['not done', { kind: 'failed', at, code: 'INTERRUPTED', said, awsRequestId: null }, { run: 1 }],
      ['refused', { kind: 'refused', at, code: 'AWS_ACCESS_DENIED', said }, { run: 1 }],
    ])('%s: it gets the outcome, now and later', async (_, outcome, answer) => {
      await crashed(outcome);
      expect(await send('k')).toEqual(answer);
      expect(await send('k')).toEqual(answer);
      expect(runs).toBeLessThanOrEqual(1);
    });

    test('not done, and sent again twice at the same moment: one of them runs', async () => {
      await crashed({ kind: 'failed', at, code: 'INTERRUPTED', said, awsRequestId: null });
      await Promise.allSettled([send('k'), send('k'), send('k')]);
      expect(runs).toBe(1);
    });

    test.each<[AuditOutcome, string]>([
      [{ kind: 'pending' }, 'send it again in a minute'],
      [{ kind: 'failed', at, code: 'NOT_VERIFIED', said, awsRequestId: null }, 'AWS may have done it: so it was'],
    ])('%#: while it is open, it does not run again', async (outcome, words) => {
      await crashed(outcome);
      await expect(send('k')).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining(words) });
      expect(runs).toBe(0);
    });
  });
});

/** The first call of key "k" dies after it has written its intent. */
async function crash(world: World): Promise<void> {
  await world.store.idempotency.take('k', createHash('sha256').update(JSON.stringify('stop')).digest('base64url'));
  await beginEntry(world, { id: 'i-1', action: 'stop' });
  await world.store.idempotency.note('k', 'i-1');
}
