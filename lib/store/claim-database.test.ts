import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimDatabase } from './claim-database.ts';

const program = fileURLToPath(new URL('../../testing/store/claim-and-hold.ts', import.meta.url));
const mine = { address: 'http://127.0.0.1:3001', at: '2026-11-21T13:00:00.000Z' };

let folder: string;
let path: string;
const running = new Set<ChildProcess>();

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'sluice-claim-')));
  path = join(folder, 'sluice.db');
});

afterEach(async () => {
  await Promise.all([...running].map((child) => end(child)));
  rmSync(folder, { recursive: true, force: true });
});

/** A process that claims the database, and what it said. */
async function another(url: string): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [program, url], { stdio: ['pipe', 'pipe', 'inherit'] });
  running.add(child);
  for await (const said of createInterface({ input: child.stdout })) return { child, said };
  throw new Error('it said nothing');
}

async function end(child: ChildProcess): Promise<void> {
  running.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

test('the second is refused, and says which process has the database', async () => {
  const { child, said } = await another(`file:${path}`);
  expect(said).toBe('claimed');
  const who = `process ${child.pid} on ${hostname()}, at http://127.0.0.1:3000, since 2026-11-21T12:00:00.000Z`;
  expect(() => claimDatabase(`file:${path}`, mine)).toThrow(
    `The database ${path} is in use by another Sluice: ${who}. Stop that one, or give this one another DATABASE_URL.`,
  );
});

test('a killed one leaves nothing behind that keeps the next from starting', async () => {
  for (let round = 0; round < 3; round++) {
    const { child, said } = await another(`file:${path}`);
    expect(said).toBe('claimed');
    await end(child);
  }
  const letGo = claimDatabase(`file:${path}`, mine);
  letGo();
  expect((await another(`file:${path}`)).said).toBe('claimed');
});

test('of many that start at once, exactly one gets it', async () => {
  for (let round = 0; round < 3; round++) {
    const all = await Promise.all(Array.from({ length: 5 }, () => another(`file:${path}`)));
    const claimed = all.filter(({ said }) => said === 'claimed');
    expect(claimed).toHaveLength(1);
    const others = all.filter(({ said }) => said !== 'claimed').map(({ said }) => said);
    expect(others.every((said) => said.includes('is in use by'))).toBe(true);
    await Promise.all(all.map(({ child }) => end(child)));
  }
});

test.each(['below/../sluice.db', 'below/up/sluice.db', 'other-name.db', './sluice.db'])(
  'another spelling of its path is the same database: %s',
  (same) => {
    mkdirSync(join(folder, 'below'));
    symlinkSync(folder, join(folder, 'below', 'up'));
    writeFileSync(path, '');
    symlinkSync(path, join(folder, 'other-name.db'));
    const letGo = claimDatabase(`file:${path}`, mine);
    expect(() => claimDatabase(`file:${folder}/${same}`, mine)).toThrow('is in use by');
    letGo();
  },
);

test('two databases in one folder are two', () => {
  const letGo = claimDatabase(`file:${path}`, mine);
  expect(claimDatabase(`file:${folder}/second.db`, mine)).toBeTypeOf('function');
  letGo();
});

test('what cannot be locked is said to be that, not to be in use', () => {
  writeFileSync(`${path}-owner`, 'this is a letter, not a database, and long enough to be read as a header of one');
  expect(() => claimDatabase(`file:${path}`, mine)).toThrow(`could not lock ${path}-owner: file is not a database`);
  writeFileSync(join(folder, 'file'), '');
  expect(() => claimDatabase(`file:${folder}/file/sluice.db`, mine)).toThrow('could not lock');
});
