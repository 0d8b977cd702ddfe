import { SqliteAdapter, SqliteDialect } from 'kysely';
import { Kysely, sql } from 'kysely';
import { AppError } from '../domain/errors/problem.ts';
import type { Clock } from '../parts/clock.ts';
import type { Store } from '../parts/store.ts';
import { createAuditStore } from './audit.ts';
import { createBypassStore } from './bypasses.ts';
import { createGroupStore } from './groups.ts';
import { createIdempotencyStore } from './idempotency.ts';
import { migrate } from './migrate.ts';
import { createRolloutStore } from './rollouts.ts';
import { createSampleStore } from './samples.ts';
import type { Tables } from './schema.ts';
import { openSqliteDatabase } from './sqlite-database.ts';

/**
 * Opens the database of DATABASE_URL (`file:<path>`) and updates its schema. Throws AppError STORE_UNAVAILABLE when it
 * cannot be opened or written, or is of another kind.
 */
export async function openStore(databaseUrl: string, deps: { clock: Clock }): Promise<Store> {
  if (!databaseUrl.startsWith('file:')) {
    throw new AppError(
      'STORE_UNAVAILABLE',
      'DATABASE_URL must begin with file: (SQLite); other databases are not supported yet.',
    );
  }
  const db = new Kysely<Tables>({
    dialect: new TransactionalSqliteDialect({ database: openSqliteDatabase(databaseUrl.slice('file:'.length)) }),
  });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    rollouts: createRolloutStore(db),
    samples: createSampleStore(db),
    groups: createGroupStore(db),
    bypasses: createBypassStore(db),
    audit: createAuditStore(db),
    idempotency: createIdempotencyStore(db, deps.clock),
    ping: async () => {
      await sql`select 1`.execute(db);
    },
    kind: 'sqlite',
    close: () => db.destroy(),
  };
}

/**
 * SQLite rolls back schema changes like any other (its documentation, "lang_transaction"). Kysely's own adapter does
 * not use that.
 */
class TransactionalSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
