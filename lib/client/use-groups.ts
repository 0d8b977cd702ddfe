'use client';

import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { groupsApiPath } from './api/api-paths.ts';
import { getJson, type ApiProblem } from './api/api.ts';
import { queryKeys } from './api/query-keys.ts';
import { useFromServer } from './use-from-server.ts';
import type { GroupList } from '../domain/live/pages.ts';

/** Every group of a target, live. `enabled` false: no request, only what is known already. */
export function useGroups(target: string, options?: { enabled?: boolean }): UseQueryResult<GroupList, ApiProblem>;
export function useGroups(
  target: string,
  options: { initial: GroupList },
): UseQueryResult<GroupList, ApiProblem> & { data: GroupList };
export function useGroups(
  target: string,
  options: { initial?: GroupList; enabled?: boolean } = {},
): UseQueryResult<GroupList, ApiProblem> {
  const result = useQuery<GroupList, ApiProblem>({
    queryKey: queryKeys.groups(target),
    queryFn: ({ signal }) => getJson<GroupList>(groupsApiPath(target), signal),
    enabled: options.enabled ?? true,
    ...(options.initial ? { initialData: options.initial } : {}),
  });
  return useFromServer(result, options.initial);
}
