import type { Kysely } from 'kysely';
import { subjectOf, type SeriesEvent } from '../domain/series/series-event.ts';
import type { MinuteCount } from '../parts/cloud-watch.ts';
import type { SampleStore } from '../parts/store.ts';
import type { Tables } from './schema.ts';

// SQLite takes at most 32,766 parameters in a statement; a minute has thirteen.
const ROWS_PER_INSERT = 500;

export function createSampleStore(db: Kysely<Tables>): SampleStore {
  return {
    async addRouted(target, rolloutId, point) {
      const { at, percent, source } = point;
      await db
        .insertInto('routed_samples')
        .values({ target, rollout_id: rolloutId, at, percent, source })
        .onConflict((c) => c.columns(['target', 'rollout_id', 'at']).doUpdateSet({ percent, source }))
        .execute();
    },

    async routed(target, rolloutId) {
      const rows = await db
        .selectFrom('routed_samples')
        .select(['at', 'percent', 'source'])
        .where('target', '=', target)
        .where('rollout_id', '=', rolloutId)
        .orderBy('at')
        .execute();
      return rows.map((row) => ({ ...row, source: row.source === 'rebuilt' ? 'rebuilt' : 'watched' }));
    },

    async saveMinutes(target, minutes) {
      if (minutes.length === 0) return;
      await db.transaction().execute(async (trx) => {
        for (let from = 0; from < minutes.length; from += ROWS_PER_INSERT) {
          await trx
            .insertInto('minutes')
            .values(minutes.slice(from, from + ROWS_PER_INSERT).map((minute) => toRow(target, minute)))
            .onConflict((c) =>
              c.columns(['target', 'function_name', 'alias', 'version', 'at']).doUpdateSet((e) => ({
                invocations: e.ref('excluded.invocations'),
                errors: e.ref('excluded.errors'),
                throttles: e.ref('excluded.throttles'),
                p50_ms: e.ref('excluded.p50_ms'),
                p90_ms: e.ref('excluded.p90_ms'),
                p99_ms: e.ref('excluded.p99_ms'),
                slow_calls: e.ref('excluded.slow_calls'),
                slow_over_ms: e.ref('excluded.slow_over_ms'),
              })),
            )
            .execute();
        }
      });
    },

    async minutes(target, functionName, alias, versions, from, to) {
      if (versions.length === 0) return [];
      const rows = await db
        .selectFrom('minutes')
        .selectAll()
        .where('target', '=', target)
        .where('function_name', '=', functionName)
        .where('alias', '=', alias)
        .where('version', 'in', versions)
        .where('at', '>=', from)
        .where('at', '<=', to)
        .orderBy('at')
        .orderBy('version')
        .execute();
      return rows.map(fromRow);
    },

    async addEvent(target, rolloutId, event) {
      const { at, kind } = event;
      const facts = JSON.stringify(event);
      await db
        .insertInto('rollout_events')
        .values({ target, rollout_id: rolloutId, at, kind, subject: subjectOf(event), facts })
        .onConflict((c) => c.columns(['target', 'rollout_id', 'at', 'kind', 'subject']).doUpdateSet({ facts }))
        .execute();
    },

    async events(target, rolloutId) {
      const rows = await db
        .selectFrom('rollout_events')
        .select('facts')
        .where('target', '=', target)
        .where('rollout_id', '=', rolloutId)
        .orderBy('at')
        .orderBy('kind')
        .orderBy('subject')
        .execute();
      return rows.map((row) => JSON.parse(row.facts) as SeriesEvent);
    },
  };
}

function toRow(target: string, minute: MinuteCount): Tables['minutes'] {
  return {
    target,
    function_name: minute.functionName,
    alias: minute.alias,
    version: minute.version,
    at: minute.at,
    invocations: minute.invocations,
    errors: minute.errors,
    throttles: minute.throttles,
    p50_ms: minute.p50Ms,
    p90_ms: minute.p90Ms,
    p99_ms: minute.p99Ms,
    slow_calls: minute.slowCalls,
    slow_over_ms: minute.slowOverMs,
  };
}

function fromRow(row: Tables['minutes']): MinuteCount {
  return {
    functionName: row.function_name,
    alias: row.alias,
    version: row.version,
    at: row.at,
    invocations: row.invocations,
    errors: row.errors,
    throttles: row.throttles,
    p50Ms: row.p50_ms,
    p90Ms: row.p90_ms,
    p99Ms: row.p99_ms,
    slowCalls: row.slow_calls,
    slowOverMs: row.slow_over_ms,
  };
}
