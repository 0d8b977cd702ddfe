import { expect, test } from 'vitest';
import { loadPersistently } from './load-persistently.ts';

test('a server that is away for a while delays what is fetched, and nothing else', async () => {
  const waited: number[] = [];
  let tries = 0;
  const load = () => {
    tries += 1;
    return tries < 4 ? Promise.reject(new Error('refused')) : Promise.resolve('chunk');
  };
  await expect(
    loadPersistently(load, (ms) => {
      waited.push(ms);
      return Promise.resolve();
    }),
  ).resolves.toBe('chunk');
  expect(waited).toEqual([500, 1000, 2000]);
});

test('a piece that never comes is given up with its own error', async () => {
  const load = () => Promise.reject(new Error('gone'));
  await expect(loadPersistently(load, () => Promise.resolve())).rejects.toThrow('gone');
});
