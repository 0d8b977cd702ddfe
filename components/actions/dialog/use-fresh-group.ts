'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ApiProblem, getJson } from '@/lib/client/api/api.ts';
import { groupApiPath } from '@/lib/client/api/api-paths.ts';
import { queryKeys } from '@/lib/client/api/query-keys.ts';
import { useGroup } from '@/lib/client/use-group.ts';
import type { Group } from '@/lib/domain/group/group.ts';

/** How often an open dialog's group is read from AWS: an idle group is otherwise minutes old, too old to act on. */
const READ_EVERY_MS = 10_000;

export interface FreshGroup {
  group: Group;
  isReading: boolean;
}

/** The group of an open dialog: read from AWS when it opens and regularly after that, and live in between. */
export function useFreshGroup(opened: Group): FreshGroup {
  const { target, application, group: name } = opened;
  const queries = useQueryClient();
  const live = useGroup(target, application, name).data ?? opened;
  const reading = useQuery<Group, ApiProblem>({
    queryKey: ['fresh-group', target, application, name],
    queryFn: async ({ signal }) => {
      const group = await getJson<Group>(`${groupApiPath(target, application, name)}?fresh=true`, signal);
      queries.setQueryData(queryKeys.group(target, application, name), group);
      return group;
    },
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchInterval: READ_EVERY_MS,
  });
  return { group: live, isReading: reading.isFetching };
}
