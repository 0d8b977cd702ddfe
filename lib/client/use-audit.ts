'use client';

import { keepPreviousData, useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import { withQuery } from './api/api-paths.ts';
import { getJson, type ApiProblem } from './api/api.ts';
import { queryKeys } from './api/query-keys.ts';
import { useFromServer } from './use-from-server.ts';
import type { AuditPage } from '../domain/live/pages.ts';
import type { AuditAction } from '../domain/acting/audit.ts';

/** null members: any. */
export interface AuditFilter {
  target: string | null;
  group: { application: string; group: string } | null;
  action: AuditAction | null;
  search: string | null;
}

const PAGE = 50;

/** The audit log newest first, page after page, live. `initial`: the first page for exactly this filter. */
export function useAudit(filter: AuditFilter, initial: AuditPage | null = null) {
  const first = initial && { pages: [initial], pageParams: [null] };
  const result = useInfiniteQuery<AuditPage, ApiProblem, InfiniteData<AuditPage>, readonly unknown[], string | null>({
    queryKey: queryKeys.auditPages(filter),
    queryFn: ({ pageParam, signal }) =>
      getJson<AuditPage>(
        withQuery('/api/audit', {
          target: filter.target,
          application: filter.group?.application,
          group: filter.group?.group,
          action: filter.action,
          q: filter.search,
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
