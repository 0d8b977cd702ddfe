'use client';

import type { ApiProblem } from '@/lib/client/api/api.ts';
import { useRollouts } from '@/lib/client/use-rollouts.ts';
import type { AliasState, Group } from '@/lib/domain/group/group.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { useVersions } from './use-versions.ts';
import { type OfferedVersion, versionsToOffer } from './versions-to-offer.ts';

/** What a dialog offers to deploy. */
export interface Offered {
  /** null: not read yet, or `error` says why not. */
  versions: OfferedVersion[] | null;
  error: ApiProblem | null;
  /** The group's rollouts, as far as they are listed. */
  rollouts: Rollout[];
}

/** The published versions of a group's function, each with its last known rollout. `asked` as in `useVersions`. */
export function useOfferedVersions(group: Group, asked?: Parameters<typeof useVersions>[1]): Offered {
  const { target, application, group: name } = group;
  const published = useVersions(group, asked);
  const listed = useRollouts({ target, status: 'all', search: null, group: { application, group: name } }, null);
  const rollouts = listed.data?.pages.flatMap((page) => page.rollouts) ?? [];
  return {
    versions: published.data
      ? versionsToOffer(published.data.versions, group.aliasState ?? aliasAt(published.data.aliasVersion), rollouts)
      : null,
    error: published.error,
    rollouts,
  };
}

/** For a group that never deployed, only the list knows the alias; the draft refuses a split one. */
function aliasAt(version: string | null): AliasState | null {
  return version === null ? null : { version, weights: {}, revisionId: null };
}
