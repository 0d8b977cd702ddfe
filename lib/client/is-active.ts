import type { Rollout } from '../domain/rollout.ts';

const ENDED = new Set(['Succeeded', 'Failed', 'Stopped']);

/** A status that AWS may invent counts as ended once it tells the time of its end. */
export function isActive(rollout: Pick<Rollout, 'status' | 'completedAt'>): boolean {
  return rollout.completedAt === null && !ENDED.has(rollout.status);
}
