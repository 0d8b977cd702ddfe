'use client';

import { keepPreviousData, useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import { withQuery } from './api/api-paths.ts';
import { getJson, type ApiProblem } from './api/api.ts';
import { queryKeys } from './api/query-keys.ts';
import { useFromServer } from './use-from-server.ts';
import type { RolloutPage } from '../domain/live/pages.ts';

export interface RolloutFilter {
  target: string;
  status: 'active' | 'ended' | 'all';
  search: string | null;
  /** "application/group"; null: any. */
  group: { application: string; group: string } | null;
}

const PAGE = 50;

/** Rollouts newest first, page after page, live. `initial`: the first page for exactly this filter. */
export function useRollouts(filter: RolloutFilter, initial: RolloutPage | null) {
  const first = initial && { pages: [initial], pageParams: [null] };
  const result = useInfiniteQuery<
    RolloutPage,
    ApiProblem,
    InfiniteData<RolloutPage>,
    readonly unknown[],
    string | null
  >({
    queryKey: queryKeys.rolloutPages(filter),
    queryFn: ({ pageParam, signal }) =>
      getJson<RolloutPage>(
        withQuery(`/api/${encodeURIComponent(filter.target)}/rollouts`, {
          status: filter.status,
          q: filter.search,
          application: filter.group?.application,
          group: filter.group?.group,
          limit: PAGE,
          cursor: pageParam,
        }),
        signal,
      ),
    initialPageParam: null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    ...(first ? { initialData: first } : {}),
  });
  return useFromServer(result, first);
}
