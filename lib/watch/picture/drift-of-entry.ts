import type { AliasHistory } from '../../domain/group/alias-use.ts';
import { driftOf } from '../../domain/group/drift-of.ts';
import type { Drift } from '../../domain/group/group.ts';
import type { GroupEntry } from './picture.ts';

/** Whether the alias is where the last deployment of it left it, as far as it has been read. */
export function driftOfEntry(entry: GroupEntry, activeRolloutId: string | null, history: AliasHistory): Drift {
  // Of a rollout that has only just been created, the alias may not be known yet.
  if (activeRolloutId !== null) return { kind: 'shifting' };
  const { aliasState, aliasVersion, aliasSeenAt } = entry;
  // An alias that was read before the last rollout ended does not show where that left it.
  const isOutdated = (entry.asOf.lambda ?? '') < (history.last?.rollout.completedAt ?? '');
  const drift = driftOf({ alias: isOutdated ? null : aliasState, history, aliasSeenAt });
  const isGone = aliasVersion?.exists === false && aliasVersion.version === aliasState?.version;
  return isGone && drift.kind !== 'shifting' ? { kind: 'version-gone', version: aliasVersion.version } : drift;
}
