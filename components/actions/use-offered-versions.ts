'use client';

import type { ApiProblem } from '@/lib/client/api.ts';
import { useRollouts } from '@/lib/client/use-rollouts.ts';
import type { Group } from '@/lib/domain/group.ts';
import type { Rollout } from '@/lib/domain/rollout.ts';
import { useVersions } from './use-versions.ts';
import { type OfferedVersion, versionsToOffer } from './versions-to-offer.ts';

/** What a dialog that deploys chooses from. */
export interface Offered {
  /** null: not read yet, or `error` says why not. */
  versions: OfferedVersion[] | null;
  error: ApiProblem | null;
  /** The group's rollouts, as far as they are listed. */
  rollouts: Rollout[];
}

/** The published versions of a group's function, each with its last known rollout. */
export function useOfferedVersions(group: Group): Offered {
  const { target, application, group: name } = group;
  const published = useVersions(group);
  const listed = useRollouts({ target, status: 'all', search: null, group: { application, group: name } }, null);
  const rollouts = listed.data?.pages.flatMap((page) => page.rollouts) ?? [];
  return {
    versions: published.data ? versionsToOffer(published.data.versions, group.aliasState, rollouts) : null,
    error: published.error,
    rollouts,
  };
}
