import { isActive } from '../../domain/rollout/is-active.ts';
import type { Picture } from './picture.ts';

/** Ended rollouts that are kept in memory. The store keeps all. */
const KEPT_ENDED = 500;

/** Drops the ended rollouts beyond those that are kept, oldest first, and returns their ids. */
export function forgetEnded({ rollouts }: Picture): string[] {
  const ended = [...rollouts.values()].filter(({ record }) => !isActive(record.status));
  const old = ended.slice(0, Math.max(0, ended.length - KEPT_ENDED)).map(({ record }) => record.id);
  for (const id of old) rollouts.delete(id);
  return old;
}
