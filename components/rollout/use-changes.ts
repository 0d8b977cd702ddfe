import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { getJson, type ApiProblem } from '@/lib/client/api/api.ts';
import { rolloutApiPath } from '@/lib/client/api/api-paths.ts';
import { useFromServer } from '@/lib/client/use-from-server.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import type { VersionChanges } from '@/lib/domain/group/version-changes.ts';

/** What differs between a rollout's versions. Asked once, when both are known: published versions never change. */
export function useChanges(rollout: Rollout): UseQueryResult<VersionChanges, ApiProblem> {
  const { target, id, baselineVersion, candidateVersion } = rollout;
  const result = useQuery<VersionChanges, ApiProblem>({
    queryKey: ['changes', target, id, baselineVersion, candidateVersion],
    queryFn: ({ signal }) => getJson<VersionChanges>(`${rolloutApiPath(target, id)}/changes`, signal),
    enabled: baselineVersion !== null && candidateVersion !== null,
    retry: false,
  });
  // It is read in the browser only.
  return useFromServer(result, null);
}
