import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BypassRecord } from '../parts/store.ts';
import { openStore } from './open-store.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { databases, fixedClock, type TestDatabase } from '../../testing/store/databases.ts';

const writer = fileURLToPath(new URL('../../testing/store/write-forever.ts', import.meta.url));

const bypass: BypassRecord = {
  id: 'b1',
  target: 'default',
  application: 'orders-app',
  group: 'orders-group',
  since: '2026-11-21T11:00:00.000Z',
  by: 'mara',
  reason: 'urgent fix',
  until: { event: 'next-success' },
  origin: 'sluice',
  state: 'intended',
  rearmError: null,
  endedAt: null,
  endedHow: null,
};

describe.each(databases)('the store in $name', ({ create }) => {
  let database: TestDatabase;
  const clock = createFakeClock('2026-11-21T12:00:00.000Z');
  beforeEach(() => {
    database = create(clock);
  });
  afterEach(() => database.dispose());

  test('opens twice without migrating twice, and answers a ping', async () => {
    const first = await database.open();
    await first.bypasses.create(bypass);
    const second = await database.open();
    await second.ping();
    expect(await second.bypasses.open()).toEqual([bypass]);
  });

  test('everything that a killed writer saw confirmed is there afterwards', async () => {
    await (await database.open()).ping();
    const child = spawn(process.execPath, [writer, database.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const confirmed: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      confirmed.push(line);
      if (confirmed.length === 50) child.kill('SIGKILL');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    expect(child.signalCode).toBe('SIGKILL');
    const store = await database.open();
    const kept = new Set((await store.audit.pending()).map((entry) => entry.id));
    expect(confirmed.length).toBeGreaterThanOrEqual(50);
    expect(confirmed.filter((id) => !kept.has(id))).toEqual([]);
  }, 20_000);

  test('a bypass is open until it has ended, and the newest one counts', async () => {
    const store = await database.open();
    await store.bypasses.create(bypass);
    await store.bypasses.update('b1', { state: 'active', rearmError: 'AccessDenied' });
    expect(await store.bypasses.openFor('default', 'orders-app', 'orders-group')).toEqual({
      ...bypass,
      state: 'active',
      rearmError: 'AccessDenied',
    });
    await store.bypasses.update('b1', {});
    await store.bypasses.update('b1', { state: 'ended', endedHow: 'time', rearmError: null });
    expect(await store.bypasses.openFor('default', 'orders-app', 'orders-group')).toBeNull();
    expect(await store.bypasses.open()).toEqual([]);
  });

  test('a bypass is found by its id, ended or not, with who began it', async () => {
    const store = await database.open();
    await store.bypasses.create({ ...bypass, origin: 'outside', state: 'ended' });
    expect(await store.bypasses.find('b1')).toMatchObject({ origin: 'outside', state: 'ended' });
    expect(await store.bypasses.find('b2')).toBeNull();
  });

  test('an idempotency key is taken once, keeps its answer, and is free again after a day', async () => {
    const store = await database.open();
    expect(await store.idempotency.take('k', 'stop d-1')).toBe('new');
    expect(await store.idempotency.take('k', 'stop d-1')).toBeNull();
    expect(await store.idempotency.take('k', 'stop d-2')).toBe('mismatch');
    await store.idempotency.keep('k', { id: 'd-1' });
    expect(await store.idempotency.take('k', 'stop d-1')).toEqual({ answer: { id: 'd-1' } });
    clock.pass(25 * 3_600_000);
    expect(await store.idempotency.take('k', 'stop d-1')).toBe('new');
    await store.idempotency.drop('k');
    expect(await store.idempotency.take('k', 'stop d-9')).toBe('new');
  });

  test('groups are kept by name and can be removed', async () => {
    const store = await database.open();
    const group = { target: 'default', application: 'a', group: 'g', drift: { kind: 'unknown' } };
    await store.groups.save(group as never);
    await store.groups.save({ ...group, configName: 'x' } as never);
    expect(await store.groups.list('default')).toEqual([{ ...group, configName: 'x' }]);
    await store.groups.remove('default', 'a', 'g');
    expect(await store.groups.list('default')).toEqual([]);
  });
});

/** What became of a file of 4,096-byte pages. */
const damages: [string, (bytes: Buffer) => Buffer][] = [
  [
    'a letter',
    () => Buffer.from('this is a letter, not a database, and long enough to be read as a header. '.repeat(9)),
  ],
  ['cut off in the middle', (bytes) => bytes.subarray(0, Math.floor(bytes.length / 8192) * 4096)],
  ['a header of zeros', (bytes) => Buffer.concat([Buffer.alloc(100), bytes.subarray(100)])],
  ['noise in its second half', (bytes) => Buffer.from(bytes).fill('noise', bytes.length / 2)],
  ['a page of zeros', (bytes) => Buffer.from(bytes).fill(0, 3 * 4096, 4 * 4096)],
];

test.each(damages)('a damaged file is called that, with what to do: %s', async (_, damage) => {
  const database = databases[0]?.create();
  if (database === undefined) throw new Error('there is a database');
  const store = await database.open();
  for (let i = 0; i < 200; i++) await store.bypasses.create({ ...bypass, id: `b${i}`, reason: 'x'.repeat(500) });
  await store.close();
  const path = database.url.slice('file:'.length);
  writeFileSync(path, damage(readFileSync(path)));
  const refused = openStore(database.url, { clock: fixedClock });
  await expect(refused).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  await expect(refused).rejects.toThrow(new RegExp(`The database ${path} is damaged .*move the file away`));
  await database.dispose();
});

test('another kind of database is refused in words', async () => {
  await expect(openStore('mysql://db/x', { clock: fixedClock })).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
  });
});
