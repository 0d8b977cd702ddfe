'use client';

import { keepPreviousData, useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import { withQuery, type QueryValues } from './api/api-paths.ts';
import { getJson, type ApiProblem } from './api/api.ts';
import { useFromServer } from './use-from-server.ts';

const PAGE = 50;

/** A list of Sluice's API, page after page, live. `initial`: the first page for exactly this query. */
export function usePages<T extends { nextCursor: string | null }>(
  queryKey: readonly unknown[],
  path: string,
  query: QueryValues,
  initial: T | null,
) {
  const first = initial && { pages: [initial], pageParams: [null] };
  const result = useInfiniteQuery<T, ApiProblem, InfiniteData<T>, readonly unknown[], string | null>({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      getJson<T>(withQuery(path, { ...query, limit: PAGE, cursor: pageParam }), signal),
    initialPageParam: null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    ...(first ? { initialData: first } : {}),
  });
  return useFromServer(result, first);
}
