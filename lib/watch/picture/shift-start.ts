import type { Iso } from '../../domain/time/iso.ts';
import type { RolloutEntry } from './picture.ts';

type Facts = Pick<RolloutEntry, 'target' | 'routed' | 'shiftStartKept' | 'lifecycleReadAtMs' | 'routing'>;

/**
 * Second 0 of the plan: the start of AllowTraffic by CodeDeploy. Until that is known, the first moment at which the
 * candidate was seen to get traffic. null before.
 */
export function shiftStartOf(entry: Facts): Iso | null {
  const allow = entry.target?.lifecycle.find(({ name }) => name === 'AllowTraffic');
  const startedAt = allow?.startedAt;
  const known = startedAt ?? entry.shiftStartKept;
  if (known) return known;
  // Somebody else gave the candidate traffic: CodeDeploy, read after that, has not begun.
  const isReadSince = (entry.lifecycleReadAtMs ?? 0) >= (entry.routing?.sinceMs ?? Number.POSITIVE_INFINITY);
  const hasNotBegun = entry.target !== null && (allow === undefined || allow.status === 'Pending');
  if (hasNotBegun && isReadSince) return null;
  // A share that was there at the first look, or after a gap, began some time before.
  const first = entry.routed.findIndex(({ percent }) => percent !== null && percent > 0);
  return entry.routed[first - 1]?.percent === 0 ? (entry.routed[first]?.at ?? null) : null;
}
