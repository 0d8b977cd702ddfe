'use client';

import { queryKeys } from './api/query-keys.ts';
import { usePages } from './use-pages.ts';
import type { RolloutPage } from '../domain/live/pages.ts';

export interface RolloutFilter {
  target: string;
  status: 'active' | 'ended' | 'all';
  search: string | null;
  /** "application/group"; null: any. */
  group: { application: string; group: string } | null;
}

/** Rollouts newest first, page after page, live. `initial`: the first page for exactly this filter. */
export function useRollouts(filter: RolloutFilter, initial: RolloutPage | null) {
  const query = {
    status: filter.status,
    q: filter.search,
    application: filter.group?.application,
    group: filter.group?.group,
  };
  const path = `/api/${encodeURIComponent(filter.target)}/rollouts`;
  return usePages(queryKeys.rolloutPages(filter), path, query, initial);
}
