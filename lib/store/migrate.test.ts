import { Kysely, Migrator, sql, SqliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { databases } from './testing/databases.ts';
import { up as createFirst } from './migrations/0001-first.ts';
import { openSqliteDatabase } from './sqlite-database.ts';

test('a bypass from before somebody else could begin one is Sluice’s own', async () => {
  const database = databases[0]!.create();
  const db = new Kysely<unknown>({
    dialect: new SqliteDialect({ database: openSqliteDatabase(database.url.slice('file:'.length)) }),
  });
  const provider = { getMigrations: async () => ({ '0001-first': { up: createFirst } }) };
  await new Migrator({ db, provider }).migrateToLatest();
  await sql`
    insert into bypasses (id, target, application, group_name, since, by_actor, reason, until_data, state)
    values ('b1', 'default', 'a', 'g', '2026-11-21T11:00:00.000Z', 'mara', 'x', '{"event":"next-success"}', 'active')
  `.execute(db);
  await db.destroy();
  const store = await database.open();
  expect(await store.bypasses.open()).toMatchObject([{ id: 'b1', origin: 'sluice', state: 'active' }]);
  await database.dispose();
});
