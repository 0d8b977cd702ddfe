import { sql, type Kysely } from 'kysely';
import { isActive } from '../domain/rollout/is-active.ts';
import type { Rollout } from '../domain/rollout/rollout.ts';
import { alarmsIgnoredBy, guardOf } from '../domain/rollout/guard.ts';
import type { RolloutStore } from '../parts/store.ts';
import { decodeCursor } from './cursor.ts';
import { likePattern } from './like-pattern.ts';
import type { Tables } from './schema.ts';
import { toPage } from './to-page.ts';

const LIST = 'rollouts';

export function createRolloutStore(db: Kysely<Tables>): RolloutStore {
  return {
    async save(rollout) {
      const row = toRow(rollout);
      const { target: _target, id: _id, ...changed } = row;
      await db
        .insertInto('rollouts')
        .values(row)
        .onConflict((c) => c.columns(['target', 'id']).doUpdateSet(changed))
        .execute();
    },

    async find(target, id) {
      const row = await db
        .selectFrom('rollouts')
        .select('data')
        .where('target', '=', target)
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : fromData(row.data);
    },

    async list(query) {
      let select = db
        .selectFrom('rollouts')
        .select(['data', 'created_at', 'id'])
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(query.limit + 1);
      if (query.target !== null) select = select.where('target', '=', query.target);
      if (query.status !== 'all') select = select.where('active', '=', query.status === 'active' ? 1 : 0);
      if (query.group !== null) {
        select = select.where('application', '=', query.group.application).where('group_name', '=', query.group.group);
      }
      if (query.search !== null) {
        select = select.where(sql<boolean>`search like ${likePattern(query.search)} escape '\\'`);
      }
      if (query.cursor !== null) {
        const after = decodeCursor(LIST, query.cursor);
        select = select.where((w) =>
          w.or([w('created_at', '<', after.at), w.and([w('created_at', '=', after.at), w('id', '<', after.id)])]),
        );
      }
      return toPage(
        LIST,
        await select.execute(),
        query.limit,
        (row) => fromData(row.data),
        (row) => ({ at: row.created_at, id: row.id }),
      );
    },
  };
}

function toRow(rollout: Rollout): Tables['rollouts'] {
  return {
    target: rollout.target,
    id: rollout.id,
    application: rollout.application,
    group_name: rollout.group,
    active: isActive(rollout.status) ? 1 : 0,
    created_at: rollout.createdAt,
    search: [
      rollout.id,
      rollout.application,
      rollout.group,
      rollout.functionName,
      rollout.alias,
      rollout.baselineVersion,
      rollout.candidateVersion,
    ]
      .filter((word) => word !== null)
      .join('\n')
      .toLowerCase(),
    data: JSON.stringify(rollout),
  };
}

// The watcher wrote it, in this program's own type, so it is not parsed with a schema again. Migrations update older
// ones.
function fromData(data: string): Rollout {
  const kept = JSON.parse(data) as Rollout | OldRollout;
  if ('guard' in kept) return kept;
  return withGuard(kept);
}

/**
 * Of a running rollout the deployment's own settings were reckoned with, at its end its group's alone were kept. Once
 * AWS is asked for it again its own count.
 */
function withGuard(kept: OldRollout): Rollout {
  const { ignored, items } = kept.alarms;
  const names = items.map(({ name }) => name);
  const { autoRollback } = kept;
  const group = ignored === null ? null : { enabled: !ignored, ignorePollFailure: null, names, autoRollback };
  const isRollback = kept.rollback.of !== null;
  const facts = { isRollback, override: null, ownAutoRollback: null, groupAtFirst: null };
  const guard = { ...guardOf({ ...facts, group: isActive(kept.status) ? group : null }), group };
  const alarms = { items, ignored: alarmsIgnoredBy(guard) };
  return { ...kept, guard, autoRollback: guard.rollback?.events ?? null, alarms };
}

/** From before the guard was kept. */
type OldRollout = Omit<Rollout, 'guard'>;
