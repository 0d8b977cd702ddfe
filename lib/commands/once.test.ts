import { beforeEach, describe, expect, test } from 'vitest';
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
    once(world.deps, key, request, (error) => error instanceof RangeError, run);

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
});
