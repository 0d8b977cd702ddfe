import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fixedClock } from '../../testing/store/databases.ts';
import { claimDatabase } from './claim-database.ts';
import { openStore } from './open-store.ts';

let place: string;
let umask: number;

beforeEach(() => {
  // The most that a system may allow others.
  umask = process.umask(0);
  place = mkdtempSync(join(tmpdir(), 'sluice-modes-'));
});

afterEach(() => {
  process.umask(umask);
  rmSync(place, { recursive: true, force: true });
});

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

/** Opens a database as Sluice does, writes, and tells the modes of its folder and of every file in it. */
async function modesIn(folder: string): Promise<Record<string, string>> {
  const url = `file:${join(folder, 'sluice.db')}`;
  const letGo = claimDatabase(url, { address: 'http://127.0.0.1:3000', at: '2026-11-21T12:00:00.000Z' });
  const store = await openStore(url, { clock: fixedClock });
  await store.ping();
  const modes = readdirSync(folder).map((name) => [name, modeOf(join(folder, name))]);
  await store.close();
  letGo();
  return { '.': modeOf(folder), ...(Object.fromEntries(modes) as Record<string, string>) };
}

const OWN = { 'sluice.db': '600', 'sluice.db-wal': '600', 'sluice.db-shm': '600', 'sluice.db-owner': '600' };

test('a new database and its folder are readable by their owner alone', async () => {
  expect(await modesIn(join(place, 'a', 'data'))).toMatchObject({ '.': '700', ...OWN });
});

test('so is one that an older Sluice left open to all', async () => {
  const folder = join(place, 'data');
  await modesIn(folder);
  chmodSync(folder, 0o755);
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644);
  expect(await modesIn(folder)).toMatchObject({ '.': '700', ...OWN });
});

test('a folder that holds other things too keeps its mode', async () => {
  const folder = join(place, 'shared');
  mkdirSync(folder);
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'notes.txt'), '');
  expect(await modesIn(folder)).toMatchObject({ '.': '755', 'notes.txt': '666', ...OWN });
});
