import type { Kysely } from 'kysely';

/** Who had the alarms ignored. Before this migration it was always Sluice. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('bypasses')
    .addColumn('origin', 'text', (c) => c.notNull().defaultTo('sluice'))
    .execute();
}
