'use client';

import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { groupApiPath } from './api/api-paths.ts';
import { getJson, type ApiProblem } from './api/api.ts';
import { queryKeys } from './api/query-keys.ts';
import { useFromServer } from './use-from-server.ts';
import type { Group } from '../domain/group/group.ts';

/** One group, live. `initial`: what the server rendered, if it did. */
export function useGroup(target: string, application: string, group: string): UseQueryResult<Group, ApiProblem>;
export function useGroup(
  target: string,
  application: string,
  group: string,
  initial: Group,
): UseQueryResult<Group, ApiProblem> & { data: Group };
export function useGroup(
  target: string,
  application: string,
  group: string,
  initial: Group | null,
): UseQueryResult<Group, ApiProblem>;
export function useGroup(
  target: string,
  application: string,
  group: string,
  initial?: Group | null,
): UseQueryResult<Group, ApiProblem> {
  const result = useQuery<Group, ApiProblem>({
    queryKey: queryKeys.group(target, application, group),
    queryFn: ({ signal }) => getJson<Group>(groupApiPath(target, application, group), signal),
    ...(initial ? { initialData: initial } : {}),
  });
  return useFromServer(result, initial);
}
