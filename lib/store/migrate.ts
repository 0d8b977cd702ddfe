import { Migrator, type Kysely } from 'kysely';
import { AppError } from '../domain/errors/problem.ts';
import { up as createFirst } from './migrations/0001-first.ts';
import { up as addBypassOrigin } from './migrations/0002-bypass-origin.ts';
import { up as addSlowCalls } from './migrations/0003-slow-calls.ts';
import { up as allowUnknownShare } from './migrations/0004-unknown-share.ts';

/** Brings the database to the newest schema. Throws AppError STORE_UNAVAILABLE, also when a newer Sluice made the database. */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () => ({
        '0001-first': { up: createFirst },
        '0002-bypass-origin': { up: addBypassOrigin },
        '0003-slow-calls': { up: addSlowCalls },
        '0004-unknown-share': { up: allowUnknownShare },
      }),
    },
  });
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
