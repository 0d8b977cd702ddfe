import type { Iso } from '@/lib/domain/time/iso.ts';
import type { AliasState, PublishedVersion } from '@/lib/domain/group/group.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { toMs } from '@/lib/domain/time/iso.ts';

/** A version that a group could be put on, with what is known of it. */
export interface OfferedVersion extends PublishedVersion {
  /** The alias sends everything there now. */
  isCurrent: boolean;
  /** The last rollout to this version; null: none is known. */
  lastRollout: { id: string; at: Iso; rollout: Rollout } | null;
}

/** Newest first, each with its last known rollout. */
export function versionsToOffer(
  versions: readonly PublishedVersion[],
  alias: AliasState | null,
  rollouts: readonly Rollout[],
): OfferedVersion[] {
  const hasWeights = Object.values(alias?.weights ?? {}).some((percent) => percent > 0);
  return versions
    .toSorted((a, b) => Number(b.version) - Number(a.version))
    .map((version) => ({
      ...version,
      isCurrent: !hasWeights && alias?.version === version.version,
      lastRollout: lastTowards(version.version, rollouts),
    }));
}

function lastTowards(version: string, rollouts: readonly Rollout[]): OfferedVersion['lastRollout'] {
  const [last] = rollouts
    .filter((rollout) => rollout.candidateVersion === version)
    .toSorted((a, b) => toMs(b.createdAt) - toMs(a.createdAt));
  return last ? { id: last.id, at: last.completedAt ?? last.startedAt ?? last.createdAt, rollout: last } : null;
}
