'use client';

import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { withQuery } from './api/api-paths.ts';
import { getJson, type ApiProblem } from './api/api.ts';
import { queryKeys } from './api/query-keys.ts';
import { useFromServer } from './use-from-server.ts';
import type { RolloutPage } from '../domain/live/pages.ts';

/** More than a person can watch fits on one page (AWS's quota allows 1,300 at a time). */
const LIMIT = 200;

/** The running rollouts, live. */
export function useActiveRollouts(
  target: string,
  initial: RolloutPage,
): UseQueryResult<RolloutPage, ApiProblem> & { data: RolloutPage } {
  const result = useQuery<RolloutPage, ApiProblem>({
    queryKey: queryKeys.active(target),
    queryFn: ({ signal }) =>
      getJson<RolloutPage>(
        withQuery(`/api/${encodeURIComponent(target)}/rollouts`, { status: 'active', limit: LIMIT }),
        signal,
      ),
    initialData: initial,
  });
  return useFromServer(result, initial);
}
