import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../domain/statistics/create-random.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { howMuch } from '../../testing/how-much.ts';

const KILLS = howMuch({ quick: 3, full: 8, proof: 50 });
const SEED = Number(process.env['KILL_SEED'] ?? 1);
const fixture = fileURLToPath(new URL('../../e2e/fixtures/before-facts.db.gz', import.meta.url));
const program = fileURLToPath(new URL('../../testing/store/migrate-database.ts', import.meta.url));

let folder: string;
let old: string;
let tookMs: number;
let migrated: string;

/** Migrates a database in a process of its own. `killAfterMs`: counted from its start; null: it runs to its end. */
function migrateIn(path: string, killAfterMs: number | null): Promise<{ ended: boolean; tookMs: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, `file:${path}`], { stdio: ['ignore', 'pipe', 'inherit'] });
    let [beganAt, ended] = [0, false];
    child.stdout.on('data', (data: Buffer) => {
      if (data.includes('begun')) {
        beganAt = performance.now();
        if (killAfterMs !== null) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
      }
      if (data.includes('done')) ended = true;
    });
    child.once('error', reject);
    child.once('exit', () => resolve({ ended, tookMs: performance.now() - beganAt }));
  });
}

/** Every row of every table as text, without the time of each migration. */
function everything(path: string): string {
  const database = new DatabaseSync(path);
  const names = database.prepare("select name from sqlite_master where type = 'table' order by name").all();
  const rows = names.map(({ name }) => {
    const all = database.prepare(`select * from "${String(name)}"`).all();
    const kept = all.map((row) => JSON.stringify({ ...row, timestamp: null }));
    return `${String(name)}\n${kept.toSorted().join('\n')}`;
  });
  database.close();
  return rows.join('\n\n');
}

const migrationsOf = (text: string) => [...text.matchAll(/"name":"(\d{4}-[a-z-]+)"/g)].map(([, name]) => name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sluice-migrate-'));
  old = join(folder, 'old.db');
  writeFileSync(old, gunzipSync(readFileSync(fixture)));
  const whole = join(folder, 'whole.db');
  copyFileSync(old, whole);
  const run = await migrateIn(whole, null);
  tookMs = run.tookMs;
  migrated = everything(whole);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the database is one of the code before', () => {
  expect(migrationsOf(everything(old))).not.toContain('0005-facts');
  expect(migrationsOf(migrated)).toContain('0005-facts');
});

test(`a migration that is killed at ${KILLS} moments loses nothing, and goes on at the next start`, async () => {
  const random = createRandom(SEED);
  const before = everything(old);
  let cutOff = 0;
  // A kill that comes too late proves nothing, and does not count.
  for (let kill = 0; cutOff < KILLS && kill < 10 * KILLS; kill += 1) {
    const path = join(folder, `kill-${kill}.db`);
    copyFileSync(old, path);
    const { ended } = await migrateIn(path, random() * tookMs);
    if (!ended) cutOff += 1;
    // Whole before or whole after, never between.
    expect([before, migrated]).toContain(everything(path));
    expect((await migrateIn(path, null)).ended).toBe(true);
    expect(everything(path)).toBe(migrated);
    rmSync(path);
  }
  expect(cutOff).toBe(KILLS);
}, 600_000);

test('a database of a newer Sluice is refused with a sentence that says so, and stays as it is', async () => {
  const { openStore } = await import('./open-store.ts');
  const path = join(folder, 'newer.db');
  copyFileSync(old, path);
  const database = new DatabaseSync(path);
  database.exec("insert into kysely_migration (name, timestamp) values ('0099-tomorrow', '2027-01-01T00:00:00.000Z')");
  database.close();
  const before = everything(path);
  await expect(openStore(`file:${path}`, { clock: createFakeClock('2026-11-21T12:00:00.000Z') })).rejects.toMatchObject(
    {
      code: 'STORE_UNAVAILABLE',
      message: expect.stringMatching(/made by a newer Sluice .*0099-tomorrow/),
    },
  );
  expect(everything(path)).toBe(before);
});
