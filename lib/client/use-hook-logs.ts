'use client';

import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { hookLogsApiPath } from './api/api-paths.ts';
import { getJson, type ApiProblem } from './api/api.ts';
import { queryKeys } from './api/query-keys.ts';
import type { HookLogs } from '../domain/explain/hook-logs.ts';

/** The server reads them at most this often. */
const EVERY_MS = 10_000;

/** What the hook of a lifecycle event logged. Read repeatedly while the hook runs. */
export function useHookLogs(
  target: string,
  rolloutId: string,
  event: string,
  { isRunning }: { isRunning: boolean },
): UseQueryResult<HookLogs, ApiProblem> {
  return useQuery<HookLogs, ApiProblem>({
    queryKey: queryKeys.hookLogs(target, rolloutId, event),
    queryFn: ({ signal }) => getJson<HookLogs>(hookLogsApiPath(target, rolloutId, event), signal),
    placeholderData: keepPreviousData,
    staleTime: EVERY_MS,
    refetchInterval: isRunning ? EVERY_MS : false,
  });
}
