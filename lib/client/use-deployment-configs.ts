'use client';

import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { deploymentConfigsApiPath } from './api-paths.ts';
import { getJson, type ApiProblem } from './api.ts';
import { queryKeys } from './query-keys.ts';
import type { DeploymentConfigs } from './pages.ts';

/** The deployment configs that a deployment of Lambda can take; new ones are rare. */
export function useDeploymentConfigs(target: string): UseQueryResult<DeploymentConfigs, ApiProblem> {
  return useQuery<DeploymentConfigs, ApiProblem>({
    queryKey: queryKeys.deploymentConfigs(target),
    queryFn: ({ signal }) => getJson<DeploymentConfigs>(deploymentConfigsApiPath(target), signal),
    staleTime: 5 * 60_000,
  });
}
