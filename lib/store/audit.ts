import { sql, type Insertable, type Kysely, type Selectable } from 'kysely';
import type { AuditAction, AuditEntry, AuditOutcome } from '../domain/acting/audit.ts';
import { AppError } from '../domain/errors/problem.ts';
import type { AuditStore } from '../parts/store.ts';
import { decodeCursor } from './cursor.ts';
import { likePattern } from './like-pattern.ts';
import type { Tables } from './schema.ts';
import { toPage } from './to-page.ts';

const LIST = 'audit';

export function createAuditStore(db: Kysely<Tables>): AuditStore {
  async function find(id: string): Promise<AuditEntry | null> {
    const row = await db.selectFrom('audit').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : fromRow(row);
  }

  return {
    async begin(entry) {
      await db
        .insertInto('audit')
        .values(toRow({ ...entry, outcome: { kind: 'pending' }, after: null }))
        .execute();
    },

    async askingAgain({ id, outcome }) {
      await db
        .updateTable('audit')
        .set({ outcome: JSON.stringify(outcome) })
        .where('id', '=', id)
        .where('outcome_kind', '=', 'pending')
        .execute();
    },

    async note(entry) {
      await db
        .insertInto('audit')
        .values(toRow(entry))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },

    async finish(id, outcome, after) {
      await db
        .updateTable('audit')
        .set({ outcome_kind: outcome.kind, outcome: JSON.stringify(outcome), after_data: toText(after) })
        .where('id', '=', id)
        .execute();
      const entry = await find(id);
      if (entry === null) throw new AppError('INTERNAL', `The audit log has no entry ${id}.`);
      return entry;
    },

    find,

    async list(query) {
      let select = db
        .selectFrom('audit')
        .selectAll()
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(query.limit + 1);
      if (query.target !== null) select = select.where('target', '=', query.target);
      if (query.action !== null) select = select.where('action', '=', query.action);
      if (query.group !== null) {
        select = select.where('application', '=', query.group.application).where('group_name', '=', query.group.group);
      }
      if (query.search !== null) {
        select = select.where(sql<boolean>`search like ${likePattern(query.search)} escape '\\'`);
      }
      if (query.cursor !== null) {
        const after = decodeCursor(LIST, query.cursor);
        select = select.where((w) =>
          w.or([w('at', '<', after.at), w.and([w('at', '=', after.at), w('id', '<', after.id)])]),
        );
      }
      return toPage(LIST, await select.execute(), query.limit, fromRow, ({ at, id }) => ({ at, id }));
    },

    async pending() {
      const rows = await db
        .selectFrom('audit')
        .selectAll()
        .where('outcome_kind', '=', 'pending')
        .orderBy('at')
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },
  };
}

function toRow(entry: AuditEntry): Insertable<Tables['audit']> {
  return {
    id: entry.id,
    at: entry.at,
    actor: entry.actor,
    action: entry.action,
    target: entry.target,
    application: entry.subject.application,
    group_name: entry.subject.group,
    rollout_id: entry.subject.rolloutId,
    function_name: entry.subject.functionName,
    alias: entry.subject.alias,
    reason: entry.reason,
    ends_data: entry.ends === undefined ? null : JSON.stringify(entry.ends),
    outcome_kind: entry.outcome.kind,
    outcome: JSON.stringify(entry.outcome),
    before_data: toText(entry.before),
    after_data: toText(entry.after),
    search: toSearch(entry),
  };
}

function toSearch(entry: Omit<AuditEntry, 'outcome' | 'after'>): string {
  const { subject } = entry;
  return [
    entry.actor,
    entry.action,
    entry.reason,
    subject.application,
    subject.group,
    subject.rolloutId,
    subject.functionName,
    subject.alias,
  ]
    .filter((word) => word !== null)
    .join('\n')
    .toLowerCase();
}

function toText(value: Record<string, unknown> | null): string | null {
  return value === null ? null : JSON.stringify(value);
}

function fromText(text: string | null): Record<string, unknown> | null {
  return text === null ? null : (JSON.parse(text) as Record<string, unknown>);
}

function fromRow(row: Selectable<Tables['audit']>): AuditEntry {
  return {
    id: row.id,
    at: row.at,
    actor: row.actor,
    action: row.action as AuditAction,
    target: row.target,
    subject: {
      application: row.application,
      group: row.group_name,
      rolloutId: row.rollout_id,
      functionName: row.function_name,
      alias: row.alias,
    },
    reason: row.reason,
    ...(row.ends_data === null ? {} : { ends: JSON.parse(row.ends_data) as NonNullable<AuditEntry['ends']> }),
    outcome: JSON.parse(row.outcome) as AuditOutcome,
    before: fromText(row.before_data),
    after: fromText(row.after_data),
  };
}
