'use client';

import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { preflightApiPath } from './api/api-paths.ts';
import { getJson, type ApiProblem } from './api/api.ts';
import { queryKeys } from './api/query-keys.ts';
import type { Group } from '../domain/group/group.ts';
import type { Preflight } from '../domain/preflight/preflight.ts';

/** The server makes it again once a minute. */
const EVERY_MS = 60_000;

/** What would happen if a deployment of the group started now. Made again when the group changes, and every minute. */
export function usePreflight(
  { target, application, group }: Pick<Group, 'target' | 'application' | 'group'>,
  input: { version: string | null; configName: string | null } = { version: null, configName: null },
): UseQueryResult<Preflight, ApiProblem> {
  return useQuery<Preflight, ApiProblem>({
    queryKey: queryKeys.preflight(target, application, group, input),
    queryFn: ({ signal }) => getJson<Preflight>(preflightApiPath({ target, application, group }, input), signal),
    placeholderData: keepPreviousData,
    staleTime: EVERY_MS,
    refetchInterval: EVERY_MS,
  });
}
