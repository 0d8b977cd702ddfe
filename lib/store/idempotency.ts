import type { Kysely } from 'kysely';
import { toIso } from '../domain/time/iso.ts';
import type { Clock } from '../parts/clock.ts';
import type { IdempotencyStore } from '../parts/store.ts';
import type { Tables } from './schema.ts';

const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * Keys are kept for 24 hours. A key whose first call never got an answer stays taken: acting twice is worse than asking
 * again.
 */
export function createIdempotencyStore(db: Kysely<Tables>, clock: Clock): IdempotencyStore {
  return {
    async take(key, fingerprint) {
      const now = clock.now();
      await db
        .deleteFrom('idempotency')
        .where('created_at', '<', toIso(now.getTime() - KEPT_MS))
        .execute();
      const taken = await db
        .insertInto('idempotency')
        .values({ key, fingerprint, answer: null, created_at: now.toISOString() })
        .onConflict((c) => c.column('key').doNothing())
        .returning('key')
        .executeTakeFirst();
      if (taken !== undefined) return 'new';
      const row = await db.selectFrom('idempotency').selectAll().where('key', '=', key).executeTakeFirst();
      if (row === undefined) return null;
      if (row.fingerprint !== fingerprint) return 'mismatch';
      if (row.answered === 1) return { answer: JSON.parse(row.answer ?? 'null') as unknown };
      return row.answer === null ? null : { intent: JSON.parse(row.answer) as string };
    },

    async note(key, intent) {
      await db
        .updateTable('idempotency')
        .set({ answer: JSON.stringify(intent) })
        .where('key', '=', key)
        .where('answered', '=', 0)
        .execute();
    },

    async retake(key, intent) {
      const taken = await db
        .updateTable('idempotency')
        .set({ answer: null })
        .where('key', '=', key)
        .where('answered', '=', 0)
        .where('answer', '=', JSON.stringify(intent))
        .returning('key')
        .executeTakeFirst();
      return taken !== undefined;
    },

    async keep(key, answer) {
      await db
        .updateTable('idempotency')
        .set({ answer: JSON.stringify(answer), answered: 1 })
        .where('key', '=', key)
        .execute();
    },

    async drop(key) {
      await db.deleteFrom('idempotency').where('key', '=', key).execute();
    },
  };
}
