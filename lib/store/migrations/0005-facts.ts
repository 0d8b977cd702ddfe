import { sql, type Kysely } from 'kysely';
import { toAudit, type OldAudit } from './0005-facts/to-audit.ts';
import { toEvent, type OldEvent } from './0005-facts/to-event.ts';
import { toRollout, type OldRollout } from './0005-facts/to-rollout.ts';

type Kept = {
  rollouts: { target: string; id: string; data: string };
  groups: { target: string; application: string; group_name: string; data: string };
  rollout_events: OldEvent & { target: string; rollout_id: string };
  rollout_events_2: { target: string; rollout_id: string; at: string; kind: string; subject: string; facts: string };
  audit: OldAudit & { id: string; ends_data: string | null };
};

/** How many rows are held in memory at a time: a database of years has hundreds of thousands of events. */
const PAGE = 500;

/**
 * From here facts are kept, and worded where they are shown. Before, sentences were kept: of what is missing, in
 * verdicts, as the text of events (where they were part of the key), and in the audit log. Actions on a rollout or
 * group are no longer kept: they depend on who asks, and when.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const kept = db.withTables<Kept>();
  await db.schema.alterTable('audit').addColumn('ends_data', 'text').execute();
  await db.schema
    .createTable('rollout_events_2')
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('rollout_id', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('facts', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('rollout_events_2_pk', ['target', 'rollout_id', 'at', 'kind', 'subject'])
    .execute();
  await rewriteRollouts(kept);
  await rewriteGroups(kept);
  await rewriteAudit(kept);
  await db.schema.dropTable('rollout_events').execute();
  await db.schema.alterTable('rollout_events_2').renameTo('rollout_events').execute();
}

async function rewriteRollouts(db: Kysely<Kept>): Promise<void> {
  let after = { target: '', id: '' };
  for (;;) {
    const rows = await db
      .selectFrom('rollouts')
      .select(['target', 'id', 'data'])
      .where((w) =>
        w.or([w('target', '>', after.target), w.and([w('target', '=', after.target), w('id', '>', after.id)])]),
      )
      .orderBy('target')
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const { target, id, data } of rows) {
      const rollout = toRollout(JSON.parse(data) as OldRollout);
      await db
        .updateTable('rollouts')
        .set({ data: JSON.stringify(rollout) })
        .where('target', '=', target)
        .where('id', '=', id)
        .execute();
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last;
  }
  await rewriteEvents(db);
}

/** Events belong to kept rollouts. Any others are converted too. */
async function rewriteEvents(db: Kysely<Kept>): Promise<void> {
  const ids = await db.selectFrom('rollout_events').select(['target', 'rollout_id']).distinct().execute();
  for (const { target, rollout_id } of ids) {
    const events = await db
      .selectFrom('rollout_events')
      .select(['at', 'kind', 'text'])
      .where('target', '=', target)
      .where('rollout_id', '=', rollout_id)
      .orderBy('at')
      .execute();
    const row = await db
      .selectFrom('rollouts')
      .select('data')
      .where('target', '=', target)
      .where('id', '=', rollout_id)
      .executeTakeFirst();
    const slow = row && (JSON.parse(row.data) as { verdict?: { slow?: { limit?: { ms?: number } } | null } | null });
    for (const event of events) {
      const { subject, facts } = toEvent(event, slow?.verdict?.slow?.limit?.ms ?? null);
      await db
        .insertInto('rollout_events_2')
        .values({ target, rollout_id, at: event.at, kind: event.kind, subject, facts: JSON.stringify(facts) })
        .onConflict((c) =>
          c.columns(['target', 'rollout_id', 'at', 'kind', 'subject']).doUpdateSet({ facts: sql`excluded.facts` }),
        )
        .execute();
    }
  }
}

async function rewriteGroups(db: Kysely<Kept>): Promise<void> {
  const keys = await db.selectFrom('groups').select(['target', 'application', 'group_name']).execute();
  for (const { target, application, group_name } of keys) {
    const kept = await db
      .selectFrom('groups')
      .select('data')
      .where('target', '=', target)
      .where('application', '=', application)
      .where('group_name', '=', group_name)
      .executeTakeFirstOrThrow();
    const { actions: _actions, ...facts } = JSON.parse(kept.data) as Record<string, unknown>;
    await db
      .updateTable('groups')
      .set({ data: JSON.stringify(facts) })
      .where('target', '=', target)
      .where('application', '=', application)
      .where('group_name', '=', group_name)
      .execute();
  }
}

async function rewriteAudit(db: Kysely<Kept>): Promise<void> {
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('audit')
      .select(['id', 'actor', 'action', 'reason', 'outcome'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const { id, ...entry } of rows)
      await db.updateTable('audit').set(toAudit(entry)).where('id', '=', id).execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
