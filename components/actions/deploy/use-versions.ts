'use client';

import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { type ApiProblem, getJson } from '@/lib/client/api/api.ts';
import { versionsApiPath } from '@/lib/client/api/api-paths.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import type { VersionList } from '@/lib/domain/live/pages.ts';
import type { NamedAlias } from '@/lib/domain/group/suggested-alias.ts';

/**
 * The published versions of a group's function. A new version appears with a rollout, so the alias's version is part of
 * the key. `named`: the alias of a first deployment; null: the group's own. `enabled: false`: the alias is not named
 * yet, so nothing is asked.
 */
export function useVersions(
  group: Pick<Group, 'target' | 'application' | 'group' | 'aliasState'>,
  { named, enabled }: { named: NamedAlias | null; enabled: boolean } = { named: null, enabled: true },
): UseQueryResult<VersionList, ApiProblem> {
  return useQuery<VersionList, ApiProblem>({
    queryKey: ['versions', group.target, group.application, group.group, group.aliasState?.version ?? null, named],
    queryFn: ({ signal }) => getJson<VersionList>(versionsApiPath(group, named), signal),
    enabled,
    staleTime: 60_000,
  });
}
