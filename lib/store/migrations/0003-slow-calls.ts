import type { Kysely } from 'kysely';

/** Calls that took longer than a limit, and the limit. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('minutes').addColumn('slow_calls', 'double precision').execute();
  await db.schema.alterTable('minutes').addColumn('slow_over_ms', 'double precision').execute();
}
