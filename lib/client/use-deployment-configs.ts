'use client';

import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { deploymentConfigsApiPath } from './api/api-paths.ts';
import { getJson, type ApiProblem } from './api/api.ts';
import { queryKeys } from './api/query-keys.ts';
import type { DeploymentConfigs } from '../domain/live/pages.ts';

/** The deployment configs that a Lambda deployment can use. New ones are rare. */
export function useDeploymentConfigs(target: string): UseQueryResult<DeploymentConfigs, ApiProblem> {
  return useQuery<DeploymentConfigs, ApiProblem>({
    queryKey: queryKeys.deploymentConfigs(target),
    queryFn: ({ signal }) => getJson<DeploymentConfigs>(deploymentConfigsApiPath(target), signal),
    staleTime: 5 * 60_000,
  });
}
