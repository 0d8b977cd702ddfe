import { Kysely, Migrator, sql, SqliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { makeRollout } from '../../testing/domain/make-rollout.ts';
import { makeVerdict } from '../../testing/domain/make-verdict.ts';
import { describeBeside } from '../domain/verdict/describe-verdict.ts';
import { databases } from '../../testing/store/databases.ts';
import { up as createFirst } from './migrations/0001-first.ts';
import { openSqliteDatabase } from './sqlite-database.ts';

type OldRollout = Pick<ReturnType<typeof makeRollout>, 'id' | 'target' | 'application' | 'group' | 'createdAt'>;

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

test('a share that was kept before it could be unknown is so where nobody watched, and proves no wrong split there', async () => {
  const database = databases[0]!.create();
  const db = new Kysely<unknown>({
    dialect: new SqliteDialect({ database: openSqliteDatabase(database.url.slice('file:'.length)) }),
  });
  const provider = { getMigrations: async () => ({ '0001-first': { up: createFirst } }) };
  await new Migrator({ db, provider }).migrateToLatest();
  const split =
    'The split is not what the alias says: The new version got 30% of 500 calls; the alias says 20%. ' +
    'Clients that stick to a version, calls of a version itself, or another alias can do that.';
  const keep = async (rollout: OldRollout, samples: [at: string, percent: number, source: string][]) => {
    const { id, target, application, group, createdAt } = rollout;
    await sql`insert into rollouts values (${target}, ${id}, ${application}, ${group}, 0, ${createdAt}, '', ${JSON.stringify(rollout)})`.execute(
      db,
    );
    for (const [at, percent, source] of samples)
      await sql`insert into routed_samples values (${target}, ${id}, ${`2026-11-21T${at}.000Z`}, ${percent}, ${source})`.execute(
        db,
      );
  };
  const ended = {
    status: 'Succeeded',
    shiftStartedAt: '2026-11-21T09:00:05.000Z',
    completedAt: '2026-11-21T09:10:00.000Z',
    verdict: { ...makeVerdict(), besides: [split, 'Throttled more often.'] },
  };
  const kept = (change: object) => ({ ...makeRollout(), ...ended, ...change });
  await keep(kept({ id: 'd-REBUILT', watched: { from: null, to: null, missing: ['x'] } }), [
    ['09:00:00', 0, 'rebuilt'],
    ['09:00:05', 0, 'rebuilt'],
    ['09:09:05', 100, 'rebuilt'],
  ]);
  const missing = ['Between 09:02:30 and 09:07:00 UTC Sluice did not watch: the moments of steps are not known.'];
  await keep(kept({ id: 'd-GAP', watched: { from: ended.shiftStartedAt, to: null, missing } }), [
    ['09:01:05', 20, 'watched'],
    ['09:02:05', 20, 'watched'],
    ['09:07:00', 70, 'watched'],
  ]);
  const watched = { from: ended.shiftStartedAt, to: ended.completedAt, missing: [] };
  await keep(kept({ id: 'd-SEEN', watched }), [['09:01:05', 20, 'watched']]);
  await db.destroy();
  const store = await database.open();
  const { target } = makeRollout();
  const percents = async (id: string) => (await store.samples.routed(target, id)).map(({ percent }) => percent);
  const besides = async (id: string) => {
    const verdict = (await store.rollouts.find(target, id))?.verdict;
    return verdict?.besides.map((beside) => describeBeside(beside, verdict));
  };
  expect(await percents('d-REBUILT')).toEqual([0, null, 100]);
  expect(await percents('d-GAP')).toEqual([20, 20, null, 70]);
  expect(await percents('d-SEEN')).toEqual([20]);
  expect(await besides('d-REBUILT')).toEqual(['Throttled more often.']);
  expect(await besides('d-GAP')).toEqual(['Throttled more often.']);
  expect(await besides('d-SEEN')).toEqual([split, 'Throttled more often.']);
  await database.dispose();
});
