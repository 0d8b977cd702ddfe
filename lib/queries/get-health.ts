import type { Health } from '../domain/live/health.ts';
import type { Parts } from '../parts/parts.ts';

/** How Sluice, its database and each target are. The database is asked now. Never throws. */
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
