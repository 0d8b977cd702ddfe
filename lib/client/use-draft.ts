'use client';

import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { draftApiPath } from './api/api-paths.ts';
import { getJson, type ApiProblem } from './api/api.ts';
import { queryKeys } from './api/query-keys.ts';
import type { DeploymentDraft } from '../domain/acting/deployment-draft.ts';
import type { Group } from '../domain/group/group.ts';
import type { NamedAlias } from '../domain/group/suggested-alias.ts';

/**
 * The deployment that these choices would make; none before a version is chosen. Another choice's draft is never shown
 * in the meantime: it is what the button sends.
 */
export function useDraft(
  { target, application, group }: Pick<Group, 'target' | 'application' | 'group'>,
  input: { version: string | null; configName: string | null; ignoreAlarms: boolean; named: NamedAlias | null },
): UseQueryResult<DeploymentDraft, ApiProblem> {
  const { version } = input;
  return useQuery<DeploymentDraft, ApiProblem>({
    queryKey: queryKeys.draft(target, application, group, input),
    queryFn: ({ signal }) =>
      getJson<DeploymentDraft>(
        draftApiPath({ target, application, group }, { ...input, version: version ?? '' }),
        signal,
      ),
    enabled: version !== null,
    // Reopening the dialog shows what would be sent now.
    staleTime: 0,
    gcTime: 0,
  });
}
