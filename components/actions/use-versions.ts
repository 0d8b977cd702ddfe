'use client';

import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { type ApiProblem, getJson } from '@/lib/client/api.ts';
import { groupApiPath } from '@/lib/client/api-paths.ts';
import type { Group, PublishedVersion } from '@/lib/domain/group.ts';
import type { Iso } from '@/lib/domain/iso.ts';

export interface VersionList {
  versions: PublishedVersion[];
  aliasVersion: string | null;
  asOf: Iso | null;
}

/** The published versions of a group's function. A new version appears with a rollout, so the alias's version is part of the key. */
export function useVersions(
  group: Pick<Group, 'target' | 'application' | 'group' | 'aliasState'>,
): UseQueryResult<VersionList, ApiProblem> {
  return useQuery<VersionList, ApiProblem>({
    queryKey: ['versions', group.target, group.application, group.group, group.aliasState?.version ?? null],
    queryFn: ({ signal }) =>
      getJson<VersionList>(`${groupApiPath(group.target, group.application, group.group)}/versions`, signal),
    staleTime: 60_000,
  });
}
