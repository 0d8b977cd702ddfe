import { driftOf } from '../../domain/group/drift-of.ts';
import type { Drift } from '../../domain/group/group.ts';
import type { GroupEntry } from './picture.ts';

/** Whether the alias is where the last deployment left it, as far as it has been read. */
export function driftOfEntry(entry: GroupEntry, activeRolloutId: string | null): Drift {
  const { aliasState, aliasVersion, lastRollout, aliasSeenAt } = entry;
  // An alias that was read before the last rollout ended does not show where that left it.
  const isOutdated = (entry.asOf.lambda ?? '') < (lastRollout?.completedAt ?? '');
  const drift = driftOf({ alias: isOutdated ? null : aliasState, lastRollout, activeRolloutId, aliasSeenAt });
  const isGone = aliasVersion?.exists === false && aliasVersion.version === aliasState?.version;
  return isGone && drift.kind !== 'shifting' ? { kind: 'version-gone', version: aliasVersion.version } : drift;
}
