'use client';

import { queryKeys } from './api/query-keys.ts';
import { usePages } from './use-pages.ts';
import type { AuditPage } from '../domain/live/pages.ts';
import type { AuditAction } from '../domain/acting/audit.ts';

/** null members: any. */
export interface AuditFilter {
  target: string | null;
  group: { application: string; group: string } | null;
  action: AuditAction | null;
  search: string | null;
}

/** The audit log newest first, page after page, live. `initial`: the first page for exactly this filter. */
export function useAudit(filter: AuditFilter, initial: AuditPage | null = null) {
  const query = {
    target: filter.target,
    application: filter.group?.application,
    group: filter.group?.group,
    action: filter.action,
    q: filter.search,
  };
  return usePages(queryKeys.auditPages(filter), '/api/audit', query, initial);
}
