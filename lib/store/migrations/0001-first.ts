import { sql, type Kysely } from 'kysely';

/** Every table of the first release. SQL that SQLite and PostgreSQL both understand. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('rollouts')
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('application', 'text', (c) => c.notNull())
    .addColumn('group_name', 'text', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('search', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('rollouts_pk', ['target', 'id'])
    .execute();
  await db.schema.createIndex('rollouts_newest').on('rollouts').columns(['created_at', 'id']).execute();
  await db.schema
    .createIndex('rollouts_of_group')
    .on('rollouts')
    .columns(['target', 'application', 'group_name', 'created_at', 'id'])
    .execute();
  await db.schema
    .createTable('routed_samples')
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('rollout_id', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('percent', 'double precision', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('routed_samples_pk', ['target', 'rollout_id', 'at'])
    .execute();
  await db.schema
    .createTable('minutes')
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('function_name', 'text', (c) => c.notNull())
    .addColumn('alias', 'text', (c) => c.notNull())
    .addColumn('version', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('invocations', 'double precision')
    .addColumn('errors', 'double precision')
    .addColumn('throttles', 'double precision')
    .addColumn('p50_ms', 'double precision')
    .addColumn('p90_ms', 'double precision')
    .addColumn('p99_ms', 'double precision')
    .addPrimaryKeyConstraint('minutes_pk', ['target', 'function_name', 'alias', 'version', 'at'])
    .execute();
  await db.schema
    .createTable('rollout_events')
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('rollout_id', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('rollout_events_pk', ['target', 'rollout_id', 'at', 'kind', 'text'])
    .execute();
  await db.schema
    .createTable('groups')
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('application', 'text', (c) => c.notNull())
    .addColumn('group_name', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('groups_pk', ['target', 'application', 'group_name'])
    .execute();
  await db.schema
    .createTable('bypasses')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('application', 'text', (c) => c.notNull())
    .addColumn('group_name', 'text', (c) => c.notNull())
    .addColumn('since', 'text', (c) => c.notNull())
    .addColumn('by_actor', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('until_data', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('rearm_error', 'text')
    .addColumn('ended_at', 'text')
    .addColumn('ended_how', 'text')
    .execute();
  await db.schema
    .createIndex('bypasses_of_group')
    .on('bypasses')
    .columns(['target', 'application', 'group_name', 'state'])
    .execute();
  await db.schema
    .createTable('audit')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('application', 'text', (c) => c.notNull())
    .addColumn('group_name', 'text', (c) => c.notNull())
    .addColumn('rollout_id', 'text')
    .addColumn('function_name', 'text')
    .addColumn('alias', 'text')
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('outcome_kind', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('before_data', 'text')
    .addColumn('after_data', 'text')
    .addColumn('search', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('audit_newest').on('audit').columns(['at', 'id']).execute();
  await db.schema.createIndex('audit_outcomes').on('audit').columns(['outcome_kind', 'at']).execute();
  await db.schema
    .createTable('idempotency')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('fingerprint', 'text', (c) => c.notNull())
    .addColumn('answer', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('answered', 'integer', (c) => c.notNull().defaultTo(sql`0`))
    .execute();
}
