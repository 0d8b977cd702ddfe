import { expect, test } from 'vitest';
import { createTurns } from './create-turns.ts';

const group = { target: 'default', application: 'payments', group: 'payments-live' };

test('what concerns one group runs one after the other, and other groups do not wait for it', async () => {
  const turns = createTurns();
  const said: string[] = [];
  const first = Promise.withResolvers<void>();
  const bypass = turns.take(group, async () => {
    said.push('bypass begins');
    await first.promise;
    said.push('bypass ends');
  });
  const upkeep = turns.take(group, async () => {
    said.push('upkeep');
  });
  const other = turns.take({ ...group, group: 'other' }, async () => {
    said.push('another group');
  });
  await other;
  first.resolve();
  await Promise.all([bypass, upkeep]);
  expect(said).toEqual(['bypass begins', 'another group', 'bypass ends', 'upkeep']);
});

test('one that fails lets the next have its turn', async () => {
  const turns = createTurns();
  const failing = turns.take(group, async () => {
    throw new Error('refused');
  });
  const next = turns.take(group, async () => 'done');
  await expect(failing).rejects.toThrow('refused');
  await expect(next).resolves.toBe('done');
});
