import type { Kysely, Selectable } from 'kysely';
import type { BypassUntil } from '../domain/group/group.ts';
import type { BypassRecord, BypassStore } from '../parts/store.ts';
import type { Tables } from './schema.ts';

export function createBypassStore(db: Kysely<Tables>): BypassStore {
  return {
    async create(record) {
      await db
        .insertInto('bypasses')
        .values({
          id: record.id,
          target: record.target,
          application: record.application,
          group_name: record.group,
          since: record.since,
          by_actor: record.by,
          reason: record.reason,
          until_data: JSON.stringify(record.until),
          origin: record.origin,
          state: record.state,
          rearm_error: record.rearmError,
          ended_at: record.endedAt,
          ended_how: record.endedHow,
        })
        .execute();
    },

    async update(id, change) {
      const set = {
        ...(change.state === undefined ? {} : { state: change.state }),
        ...(change.since === undefined ? {} : { since: change.since }),
        ...(change.rearmError === undefined ? {} : { rearm_error: change.rearmError }),
        ...(change.endedAt === undefined ? {} : { ended_at: change.endedAt }),
        ...(change.endedHow === undefined ? {} : { ended_how: change.endedHow }),
      };
      if (Object.keys(set).length === 0) return;
      await db.updateTable('bypasses').set(set).where('id', '=', id).execute();
    },

    async open() {
      const rows = await db
        .selectFrom('bypasses')
        .selectAll()
        .where('state', '!=', 'ended')
        .orderBy('since')
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },

    async openFor(target, application, group) {
      const row = await db
        .selectFrom('bypasses')
        .selectAll()
        .where('target', '=', target)
        .where('application', '=', application)
        .where('group_name', '=', group)
        .where('state', '!=', 'ended')
        .orderBy('since', 'desc')
        .orderBy('id', 'desc')
        .executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },

    async find(id) {
      const row = await db.selectFrom('bypasses').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },
  };
}

function fromRow(row: Selectable<Tables['bypasses']>): BypassRecord {
  return {
    id: row.id,
    target: row.target,
    application: row.application,
    group: row.group_name,
    since: row.since,
    by: row.by_actor,
    reason: row.reason,
    until: JSON.parse(row.until_data) as BypassUntil,
    origin: row.origin as BypassRecord['origin'],
    state: row.state as BypassRecord['state'],
    rearmError: row.rearm_error,
    endedAt: row.ended_at,
    endedHow: row.ended_how as BypassRecord['endedHow'],
  };
}
