import type { Health } from '../domain/live/health.ts';
import type { Parts } from '../parts/parts.ts';

/** The state of Sluice, its database and each target. The database is queried now. Never throws. */
export async function getHealth(deps: Pick<Parts, 'watcher' | 'store'>): Promise<Health> {
  const health = deps.watcher.health();
  try {
    await deps.store.ping();
    return { ...health, store: { kind: deps.store.kind, ok: true, message: null } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ...health, status: 'degraded', store: { kind: deps.store.kind, ok: false, message } };
  }
}
