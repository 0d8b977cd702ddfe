import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Environment } from './environment.ts';
import { createPool } from './pool.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An environment without a process. */
function fake(): Environment & { die(): void } {
  let alive = true;
  const die = (): void => void (alive = false);
  return {
    stream: '',
    alive: () => alive,
    kill: die,
    die,
    run: () => Promise.reject(new Error('not asked for')),
  };
}

test('an environment is used again, and calls that overlap get others, up to four', async () => {
  const pool = createPool();
  const start = vi.fn<typeof fake>(fake);
  await pool.use('f:1', start, async () => undefined);
  await pool.use('f:1', start, async () => undefined);
  expect(start).toHaveBeenCalledTimes(1);
  const hold = Promise.withResolvers<undefined>();
  const calls = Array.from({ length: 6 }, () => pool.use('f:1', start, () => hold.promise));
  await vi.advanceTimersByTimeAsync(0);
  expect(start).toHaveBeenCalledTimes(4);
  hold.resolve(undefined);
  await Promise.all(calls);
  expect(pool.size()).toBe(4);
});

test('a dead environment is not used again', async () => {
  const pool = createPool();
  const start = vi.fn<typeof fake>(fake);
  await pool.use('f:1', start, async (environment) => environment.kill());
  await pool.use('f:1', start, async () => undefined);
  expect(start).toHaveBeenCalledTimes(2);
});

test('an idle environment ends after a minute', async () => {
  const pool = createPool();
  const environment = fake();
  await pool.use(
    'f:1',
    () => environment,
    async () => undefined,
  );
  await vi.advanceTimersByTimeAsync(59_000);
  expect(environment.alive()).toBe(true);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(environment.alive()).toBe(false);
  expect(pool.size()).toBe(0);
});

test('where all places are taken an idle environment of another version gives way', async () => {
  const pool = createPool();
  for (let i = 0; i < 40; i++) await pool.use(`f:${i}`, fake, async () => undefined);
  expect(pool.size()).toBe(32);
});

test('a stop ends what runs and refuses what waits', async () => {
  const pool = createPool();
  const hold = Promise.withResolvers<undefined>();
  const busy = Array.from({ length: 4 }, () => pool.use('f:1', fake, () => hold.promise));
  const waiting = pool.use('f:1', fake, async () => undefined);
  const refused = waiting.catch((error: unknown) => String(error));
  pool.stop();
  expect(await refused).toContain('stopped or reset');
  expect(pool.size()).toBe(0);
  hold.resolve(undefined);
  await Promise.all(busy);
  await expect(pool.use('f:1', fake, async () => undefined)).rejects.toThrow('stopped or reset');
});
