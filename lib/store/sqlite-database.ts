import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { AppError } from '../domain/errors/problem.ts';

const KEPT_STATEMENTS = 200;

/**
 * node:sqlite in the shape that Kysely's SQLite dialect expects (better-sqlite3's). WAL with synchronous FULL: what was
 * reported as written survives a power cut, and readers never wait for the writer. Throws AppError STORE_UNAVAILABLE
 * with SQLite's message.
 */
export function openSqliteDatabase(path: string): SqliteDatabase {
  const database = answering(`open ${path}`, () => {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    const opened = new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: 5000 });
    opened.exec('pragma journal_mode = wal; pragma synchronous = full');
    return opened;
  });
  const statements = new Map<string, StatementSync>();
  return {
    close: () => {
      statements.clear();
      database.close();
    },
    prepare: (sql) => {
      const known = statements.get(sql);
      if (known !== undefined) return toStatement(known);
      const statement = answering('prepare a statement', () => database.prepare(sql));
      if (statements.size >= KEPT_STATEMENTS) statements.clear();
      statements.set(sql, statement);
      return toStatement(statement);
    },
  };
}

function toStatement(statement: StatementSync): SqliteStatement {
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

function answering<T>(what: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    if (cause instanceof TypeError) throw cause;
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('STORE_UNAVAILABLE', `The database could not ${what}: ${words}`, { cause });
  }
}
