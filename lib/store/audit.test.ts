import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../domain/acting/audit.ts';
import type { Store } from '../parts/store.ts';
import { databases, type TestDatabase } from '../../testing/store/databases.ts';

function intent(change: Partial<AuditEntry> = {}): Omit<AuditEntry, 'outcome' | 'after'> {
  return {
    id: 'a1',
    at: '2026-11-21T11:00:00.000Z',
    actor: 'mara',
    action: 'stop',
    target: 'default',
    subject: {
      application: 'orders-app',
      group: 'orders-group',
      rolloutId: 'd-1',
      functionName: 'orders',
      alias: 'live',
    },
    reason: '5xx on checkout',
    before: { status: 'InProgress' },
    ...change,
  };
}
const all = { limit: 50, cursor: null, target: null, group: null, action: null, search: null };

describe.each(databases)('the audit log in $name', ({ create }) => {
  let database: TestDatabase;
  let store: Store;
  beforeEach(async () => {
    database = create();
    store = await database.open();
  });
  afterEach(() => database.dispose());

  test('an intent is pending until its outcome is written', async () => {
    await store.audit.begin(intent());
    expect(await store.audit.pending()).toMatchObject([{ id: 'a1', outcome: { kind: 'pending' } }]);
    const outcome = {
      kind: 'done' as const,
      at: '2026-11-21T11:00:01.000Z',
      said: [{ kind: 'taken' as const }],
      awsRequestId: 'r-1',
    };
    const entry = await store.audit.finish('a1', outcome, { status: 'Stopped' });
    expect(entry).toEqual({ ...intent(), outcome, after: { status: 'Stopped' } });
    expect(await store.audit.pending()).toEqual([]);
    expect(await store.audit.find('a1')).toEqual(entry);
    expect(await store.audit.find('a2')).toBeNull();
  });

  test('what was only seen is kept once, with its outcome', async () => {
    const outcome = { kind: 'done' as const, at: '2026-11-21T11:00:00.000Z', said: [], awsRequestId: null };
    const seen: AuditEntry = { ...intent({ action: 'bypass-ended' }), outcome, after: { alarmsIgnored: false } };
    await store.audit.note(seen);
    await store.audit.note({ ...seen, at: '2026-11-21T12:00:00.000Z' });
    expect((await store.audit.list(all)).items).toEqual([seen]);
    expect(await store.audit.pending()).toEqual([]);
  });

  test('an outcome without its intent is an error, not a silent nothing', async () => {
    await expect(store.audit.finish('nope', { kind: 'pending' }, null)).rejects.toThrow(/no entry/);
  });

  test('the list narrows by action, group, target and words, and pages without loss', async () => {
    for (let n = 0; n < 9; n += 1) {
      await store.audit.begin(
        intent({
          id: `a${n}`,
          action: n % 2 === 0 ? 'stop' : 'bypass',
          target: n < 3 ? 'default' : 'eu',
        }),
      );
    }
    await store.audit.begin(
      intent({ id: 'b', reason: 'Ship the FIX', subject: { ...intent().subject, group: 'other' } }),
    );
    const ids = async (change: object) => (await store.audit.list({ ...all, ...change })).items.map((e) => e.id);
    expect(await ids({ action: 'bypass' })).toEqual(['a7', 'a5', 'a3', 'a1']);
    expect(await ids({ target: 'eu' })).toHaveLength(6);
    expect(await ids({ search: 'the fix' })).toEqual(['b']);
    expect(await ids({ group: { application: 'orders-app', group: 'other' } })).toEqual(['b']);
    const first = await store.audit.list({ ...all, limit: 6 });
    const second = await store.audit.list({ ...all, limit: 6, cursor: first.nextCursor });
    expect([...first.items, ...second.items]).toHaveLength(10);
    expect(second.nextCursor).toBeNull();
  });
});
