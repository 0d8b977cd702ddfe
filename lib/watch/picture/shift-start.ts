import type { Iso } from '../../domain/time/iso.ts';
import type { RolloutEntry } from './picture.ts';

/**
 * Second 0 of the plan: the start of AllowTraffic by CodeDeploy. Until that is known, the first moment at which the
 * candidate was seen to get traffic. null before.
 */
export function shiftStartOf(entry: Pick<RolloutEntry, 'target' | 'routed' | 'shiftStartKept'>): Iso | null {
  const startedAt = entry.target?.lifecycle.find(({ name }) => name === 'AllowTraffic')?.startedAt;
  const known = startedAt ?? entry.shiftStartKept;
  if (known) return known;
  // A share that was there at the first look, or after a gap, began some time before.
  const first = entry.routed.findIndex(({ percent }) => percent !== null && percent > 0);
  return entry.routed[first - 1]?.percent === 0 ? (entry.routed[first]?.at ?? null) : null;
}
