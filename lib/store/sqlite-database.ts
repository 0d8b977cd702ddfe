import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { AppError } from '../domain/errors/problem.ts';
import { keepToOwner } from './keep-to-owner.ts';

const KEPT_STATEMENTS = 200;
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/**
 * node:sqlite in the shape that Kysely's SQLite dialect expects (better-sqlite3's). WAL with synchronous FULL: what was
 * reported as written survives a power cut, and readers never wait for the writer. Throws AppError STORE_UNAVAILABLE
 * with SQLite's message; a damaged file is called that, with what to do.
 */
export function openSqliteDatabase(path: string): SqliteDatabase {
  const database = answer(path, `open ${path}`, () => {
    if (path !== ':memory:') keepToOwner(path);
    const opened = new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: 5000 });
    opened.exec('pragma journal_mode = wal; pragma synchronous = full');
    return opened;
  });
  const answering: Answering = (what, action) => answer(path, what, action);
  // Reads the whole file, about a second for a gigabyte: better known now than in the middle of a rollout.
  const found = answering('check', () => database.prepare('pragma quick_check(1)').get()?.['quick_check']);
  if (found !== 'ok') {
    database.close();
    throw damaged(path, String(found));
  }
  const statements = new Map<string, StatementSync>();
  return {
    close: () => {
      statements.clear();
      database.close();
    },
    prepare: (sql) => {
      const known = statements.get(sql);
      if (known !== undefined) return toStatement(known, answering);
      const statement = answering('prepare a statement', () => database.prepare(sql));
      if (statements.size >= KEPT_STATEMENTS) statements.clear();
      statements.set(sql, statement);
      return toStatement(statement, answering);
    },
  };
}

function toStatement(statement: StatementSync, answering: Answering): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => answering('read', () => statement.all(...toValues(parameters))),
    run: (parameters) => answering('write', () => statement.run(...toValues(parameters))),
    iterate: (parameters) => statement.iterate(...toValues(parameters)),
  };
}

function toValues(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((value) => {
    if (value === null || typeof value === 'string' || typeof value === 'number') return value;
    throw new TypeError(`The store takes text, numbers and null, not ${typeof value}`);
  });
}

type Answering = <T>(what: string, action: () => T) => T;

function answer<T>(path: string, what: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    if (cause instanceof TypeError) throw cause;
    const words = cause instanceof Error ? cause.message : String(cause);
    if (isDamage(cause)) throw damaged(path, words, cause);
    throw new AppError('STORE_UNAVAILABLE', `The database could not ${what}: ${words}`, { cause });
  }
}

/** The low byte of an extended code is the primary one (https://www.sqlite.org/rescode.html). */
function isDamage(cause: unknown): boolean {
  const { errcode } = cause as { errcode?: number };
  return errcode !== undefined && [SQLITE_CORRUPT, SQLITE_NOTADB].includes(errcode & 0xff);
}

function damaged(path: string, words: string, cause?: unknown): AppError {
  return new AppError(
    'STORE_UNAVAILABLE',
    `The database ${path} is damaged (SQLite: ${words.replaceAll(/\s+/g, ' ')}). Stop Sluice, move the file away together with ${path}-wal and ${path}-shm, and start again: a new one is made, and AWS is read anew. What only the old one had is lost: the audit log, the measurements of ended rollouts, and when open bypasses end. So look at the groups whose alarms are ignored: nothing re-arms them. SQLite's own tool may save much of it: sqlite3 ${path} .recover`,
    { cause },
  );
}
