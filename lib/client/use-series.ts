'use client';

import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { seriesApiPath } from './api/api-paths.ts';
import { getJson, type ApiProblem } from './api/api.ts';
import { queryKeys } from './api/query-keys.ts';
import { useFromServer } from './use-from-server.ts';
import type { Series } from '../domain/series/series.ts';

/** A rollout's history. The stream brings its new points (apply-stream-events.ts). */
export function useSeries(target: string, id: string): UseQueryResult<Series, ApiProblem>;
export function useSeries(
  target: string,
  id: string,
  initial: Series,
): UseQueryResult<Series, ApiProblem> & { data: Series };
export function useSeries(target: string, id: string, initial: Series | null): UseQueryResult<Series, ApiProblem>;
export function useSeries(target: string, id: string, initial?: Series | null): UseQueryResult<Series, ApiProblem> {
  const result = useQuery<Series, ApiProblem>({
    queryKey: queryKeys.series(target, id),
    queryFn: ({ signal }) => getJson<Series>(seriesApiPath(target, id), signal),
    placeholderData: keepPreviousData,
    ...(initial ? { initialData: initial } : {}),
  });
  return useFromServer(result, initial);
}
