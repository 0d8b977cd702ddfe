import { Migrator, sql, type Kysely } from 'kysely';
import { AppError } from '../domain/errors/problem.ts';
import { up as createFirst } from './migrations/0001-first.ts';
import { up as addBypassOrigin } from './migrations/0002-bypass-origin.ts';
import { up as addSlowCalls } from './migrations/0003-slow-calls.ts';
import { up as allowUnknownShare } from './migrations/0004-unknown-share.ts';
import { up as keepFacts } from './migrations/0005-facts.ts';

const MIGRATIONS = {
  '0001-first': { up: createFirst },
  '0002-bypass-origin': { up: addBypassOrigin },
  '0003-slow-calls': { up: addSlowCalls },
  '0004-unknown-share': { up: allowUnknownShare },
  '0005-facts': { up: keepFacts },
};

/**
 * Brings the database to the newest schema, in one transaction: a killed process leaves it as it was, and the next
 * start begins again. Throws AppError STORE_UNAVAILABLE, also if a newer Sluice made the database.
 */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const newer = (await executedIn(db)).filter((name) => !Object.hasOwn(MIGRATIONS, name));
  if (newer.length > 0) {
    throw new AppError(
      'STORE_UNAVAILABLE',
      `The database was made by a newer Sluice (it has ${newer.join(', ')}, which this one does not know). Run that version, or give this one another DATABASE_URL.`,
    );
  }
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? null;
  const words = error instanceof Error ? error.message : JSON.stringify(error);
  throw new AppError(
    'STORE_UNAVAILABLE',
    failed === null ? `The database cannot be used: ${words}` : `Migration ${failed} of the database failed: ${words}`,
    { cause: error },
  );
}

/** The migrations that the database has had. */
async function executedIn<T>(db: Kysely<T>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name);
}
