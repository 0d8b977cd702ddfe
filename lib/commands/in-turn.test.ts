import { afterEach, describe, expect, test, vi } from 'vitest';

const group = { target: 'default', application: 'payments', group: 'payments-live' };

/** A route of the server has its own copy of every module, and so has the watcher. */
async function copyOfInTurn() {
  vi.resetModules();
  return (await import('./in-turn.ts')).inTurn;
}

describe('inTurn', () => {
  afterEach(() => vi.resetModules());

  test('copies of the module in one process take turns with each other', async () => {
    const [ofRoute, ofWatcher] = [await copyOfInTurn(), await copyOfInTurn()];
    expect(ofRoute).not.toBe(ofWatcher);
    const said: string[] = [];
    const first = Promise.withResolvers<void>();
    const bypass = ofRoute(group, async () => {
      said.push('bypass begins');
      await first.promise;
      said.push('bypass ends');
    });
    const upkeep = ofWatcher(group, async () => {
      said.push('upkeep');
    });
    const other = ofWatcher({ ...group, group: 'other' }, async () => {
      said.push('another group');
    });
    await other;
    first.resolve();
    await Promise.all([bypass, upkeep]);
    expect(said).toEqual(['bypass begins', 'another group', 'bypass ends', 'upkeep']);
  });

  test('one that fails lets the next have its turn', async () => {
    const inTurn = await copyOfInTurn();
    const failing = inTurn(group, async () => {
      throw new Error('refused');
    });
    const next = inTurn(group, async () => 'done');
    await expect(failing).rejects.toThrow('refused');
    await expect(next).resolves.toBe('done');
  });
});
