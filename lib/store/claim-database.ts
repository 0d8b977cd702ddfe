import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../domain/errors/problem.ts';
import type { Iso } from '../domain/time/iso.ts';

/** https://www.sqlite.org/rescode.html */
const SQLITE_BUSY = 5;

/** The process that has a database. `at`: since when. `address`: where it serves, as its settings say. */
interface Claimant {
  pid: number;
  host: string;
  address: string;
  at: Iso;
}

/**
 * Makes this process the only Sluice on the SQLite file of DATABASE_URL: two would each end bypasses and answer the
 * same Idempotency-Key. Held by a write lock on `<file>-owner`, which the system drops with the process, however it
 * ends: a kill leaves nothing to tidy up. Two spellings of one path are one file. In memory, or on a server: nothing to
 * claim. Returns
 * what gives the database back. Throws AppError STORE_UNAVAILABLE that names the process that has it.
 */
export function claimDatabase(databaseUrl: string, claimant: Omit<Claimant, 'pid' | 'host'>): () => void {
  const path = databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : ':memory:';
  if (path === ':memory:') return () => undefined;
  const file = openOwnerFile(path);
  try {
    lock(file, path);
    const mine = JSON.stringify({ ...claimant, pid: process.pid, host: hostname(), claim: randomUUID() });
    const isWritten = writeClaimant(file, mine);
    // Writing let go of the lock for a moment: whoever wrote last has the database.
    lock(file, path);
    const last = readClaimant(file);
    if (isWritten && last !== mine) throw taken(path, last);
  } catch (error) {
    file.close();
    throw error;
  }
  return () => file.close();
}

function openOwnerFile(path: string): DatabaseSync {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const real = existsSync(path) ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path));
    return new DatabaseSync(`${real}-owner`, { timeout: 200 });
  } catch (cause) {
    throw unusable(path, cause);
  }
}

function unusable(path: string, cause: unknown): AppError {
  const words = cause instanceof Error ? cause.message : String(cause);
  return new AppError('STORE_UNAVAILABLE', `The database could not lock ${path}-owner: ${words}`, { cause });
}

/** A transaction that is never ended: others may read the file, and not write it. */
function lock(file: DatabaseSync, path: string): void {
  try {
    file.exec('begin immediate');
  } catch (cause) {
    const { errcode } = cause as { errcode?: number };
    if (errcode === SQLITE_BUSY) throw taken(path, readClaimant(file), cause);
    throw unusable(path, cause);
  }
}

/**
 * Whether it was written. Who has the database is for people to read, so a full disk does not keep Sluice from
 * starting: the lock stands without it.
 */
function writeClaimant(file: DatabaseSync, claimant: string): boolean {
  try {
    file.exec('create table if not exists owner (id integer primary key check (id = 1), claimant text not null)');
    file.prepare('insert or replace into owner values (1, ?)').run(claimant);
    file.exec('commit');
    return true;
  } catch {
    if (file.isTransaction) file.exec('rollback');
    return false;
  }
}

function readClaimant(file: DatabaseSync): string | null {
  try {
    const claimant = file.prepare('select claimant from owner').get()?.['claimant'];
    return typeof claimant === 'string' ? claimant : null;
  } catch {
    return null;
  }
}

function taken(path: string, claimant: string | null, cause?: unknown): AppError {
  const by = claimant === null ? null : (JSON.parse(claimant) as Claimant);
  const who =
    by === null
      ? 'another process'
      : `another Sluice: process ${by.pid} on ${by.host}, at ${by.address}, since ${by.at}`;
  return new AppError(
    'STORE_UNAVAILABLE',
    `The database ${path} is in use by ${who}. Stop that one, or give this one another DATABASE_URL.`,
    { cause },
  );
}
