import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { rolloutApiPath } from '@/lib/client/api/api-paths.ts';
import { getJson, type ApiProblem } from '@/lib/client/api/api.ts';
import type { ColdStarts } from '@/lib/domain/series/cold-starts.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

/** The server reads the log at most this often. */
const EVERY_MS = 60_000;

/** Cold starts of a rollout's versions. The log is read once somebody asks (`isWanted`), and on while it runs. */
export function useColdStarts(rollout: Rollout, isWanted: boolean): UseQueryResult<ColdStarts, ApiProblem> {
  const { target, id, completedAt } = rollout;
  return useQuery<ColdStarts, ApiProblem>({
    queryKey: ['cold-starts', target, id, completedAt],
    queryFn: ({ signal }) => getJson<ColdStarts>(`${rolloutApiPath(target, id)}/cold-starts`, signal),
    enabled: isWanted,
    retry: false,
    placeholderData: keepPreviousData,
    staleTime: EVERY_MS,
    refetchInterval: completedAt === null ? EVERY_MS : false,
  });
}
