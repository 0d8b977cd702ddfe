import type { Kysely } from 'kysely';
import type { Group } from '../domain/group/group.ts';
import type { GroupStore } from '../parts/store.ts';
import type { Tables } from './schema.ts';

export function createGroupStore(db: Kysely<Tables>): GroupStore {
  return {
    async save(group) {
      const data = JSON.stringify(group);
      await db
        .insertInto('groups')
        .values({ target: group.target, application: group.application, group_name: group.group, data })
        .onConflict((c) => c.columns(['target', 'application', 'group_name']).doUpdateSet({ data }))
        .execute();
    },

    async list(target) {
      const rows = await db
        .selectFrom('groups')
        .select('data')
        .where('target', '=', target)
        .orderBy('application')
        .orderBy('group_name')
        .execute();
      return rows.map((row) => fromData(row.data));
    },

    async remove(target, application, group) {
      await db
        .deleteFrom('groups')
        .where('target', '=', target)
        .where('application', '=', application)
        .where('group_name', '=', group)
        .execute();
    },
  };
}

// As in rollouts.ts: this program's own type; older ones hold what could be done then.
function fromData(data: string): Group {
  const { actions: _, ...kept } = JSON.parse(data) as Group & { actions?: unknown };
  return kept;
}
