'use client';

import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { rolloutApiPath } from './api/api-paths.ts';
import { getJson, type ApiProblem } from './api/api.ts';
import { queryKeys } from './api/query-keys.ts';
import { useFromServer } from './use-from-server.ts';
import type { Rollout } from '../domain/rollout/rollout.ts';

/** One rollout, live. `initial`: what the server rendered, if it did. */
export function useRollout(target: string, id: string): UseQueryResult<Rollout, ApiProblem>;
export function useRollout(
  target: string,
  id: string,
  initial: Rollout,
): UseQueryResult<Rollout, ApiProblem> & { data: Rollout };
export function useRollout(target: string, id: string, initial?: Rollout): UseQueryResult<Rollout, ApiProblem> {
  const result = useQuery<Rollout, ApiProblem>({
    queryKey: queryKeys.rollout(target, id),
    queryFn: ({ signal }) => getJson<Rollout>(rolloutApiPath(target, id), signal),
    ...(initial ? { initialData: initial } : {}),
  });
  return useFromServer(result, initial);
}
