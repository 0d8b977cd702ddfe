import { SqliteAdapter, SqliteDialect } from 'kysely';

/**
 * SQLite rolls back schema changes like any other (its documentation, "lang_transaction"). Kysely's own adapter does
 * not use that.
 */
export class TransactionalSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
