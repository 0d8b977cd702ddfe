import { useQuery } from '@tanstack/react-query';

import { getJson, type ApiProblem } from '@/lib/client/api/api.ts';
import { rolloutApiPath } from '@/lib/client/api/api-paths.ts';
import { queryKeys } from '@/lib/client/api/query-keys.ts';
import { useFromServer } from '@/lib/client/use-from-server.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

/** The deployment at the other end of a rollback, live; null: there is none, or it has not been read. */
export function useLinkedRollout(target: string, id: string | null): Rollout | null {
  const result = useQuery<Rollout, ApiProblem>({
    queryKey: queryKeys.rollout(target, id ?? ''),
    queryFn: ({ signal }) => getJson<Rollout>(rolloutApiPath(target, id ?? ''), signal),
    enabled: id !== null,
  });
  // It is read in the browser only.
  const { data } = useFromServer(result, null);
  return id === null ? null : (data ?? null);
}
